"""Words of the field are explained on the page, and only in our own text."""

from __future__ import annotations

from lxml import html
from markupsafe import escape

import eiascore
from eiascore.glossary import glossary
from eiascore.report.html import page
from eiascore.report.html.terms import explained, words_in


def test_each_explained_word_leads_to_its_definition_and_shows_it(specimens):
    made = html.fromstring(page(eiascore.score(specimens / "strong-police-search.html")))
    led = made.xpath("//a[@class='word']")
    assert len(led) > 10
    definitions = {term.means for term in glossary()}
    for link in led:
        [entry] = made.xpath(f"//dt[@id='{link.get('href')[1:]}']")
        assert link.get("title") in definitions
        assert link.get("title") in entry.getnext().text_content()
    assert made.xpath("//blockquote//a[@class='word']") == []
    ids = made.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_word_is_explained_once_a_text_and_the_text_stays_the_same():
    said = "Due regard means due regard; the limbs of section 149 are <three> & no more"
    made = str(explained(said))
    assert made.count("<a ") == 2
    assert html.fromstring(f"<p>{made}</p>").text_content() == said
    assert [term.term for _, term in words_in([said])] == ["due regard", "limb"]


def test_a_text_without_words_of_the_field_is_escaped_alone():
    hostile = '<script>alert("x")</script>\u202e'
    assert str(explained(hostile)) == str(escape('<script>alert("x")</script>⟨U+202E⟩'))
