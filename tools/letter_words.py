"""The words of the Word templates that ``letter_templates.py`` makes; its first lines explain the marks."""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """A paragraph, or a box of paragraphs, or a table.

    ``style`` is "", ``under``, ``point``, ``heading``, ``title``, ``box`` or ``table``.
    """

    text: str
    style: str = ""


POLICY = "{% if policy %}{{ policy }}{% elif named %}“{{ named }}”{% else %}[[name of the policy]]{% endif %}"
BODY = "{% if body %}{{ body }}{% else %}[[name of the public body]]{% endif %}"
_DATE = "{% if date %}{{ date }}{% else %}[[date of this letter]]{% endif %}"
_MARK = "{% if line.check %} [[check]]{% endif %}"

_FRONT = (
    "**Before you send this** (delete this box first)\n\n"
    "{%p if draft %}\n\n"
    "**Machine draft: check every quotation against the document.** eiascore read the document and can be wrong: look "
    "up "
    "each page, and look whether what is said not to be shown stands somewhere after all.\n\n"
    "{%p endif %}\n\n"
    "**Fill in before sending:**\n\n"
    "{%p for item in fill_in %}\n\n"
    "☐ {{ item }}\n\n"
    "{%p endfor %}\n\n"
    "**Know before sending:** this is no legal advice, and nobody but you sends it.\n\n"
    "{%p for note in notes %}\n\n"
    "• {{ note }}\n\n"
    "{%p endfor %}"
)
_SENDER = Part("[[your name]]\n[[your organisation, if you write for one]]\n[[your postal or e-mail address]]")
_THE_DOCUMENT = (
    "We have read your document {% if title %}“{{ title }}”{% else %}{{ document }}{% endif %}"
    "{% if pages %} ({{ pages }}){% endif %}{% if published_on %}, published on {{ published_on }}{% endif %}"
    "{% if annexes %}, with {{ annexes }}{% endif %}. Below, “the document” is this one, and “the policy” is what it "
    "assesses."
    "{% if read %} We read it {{ read }}.{% endif %}"
    "{% if decided_on %} We understand that the policy was decided on {{ decided_on }}.{% endif %}"
    "{% if dated_in_document %} {{ dated_in_document }} [[check]]{% endif %}"
    "{% if unread %} We could not read {{ unread }}, where there is no text.{% endif %}"
)
_LINES = (
    Part("{%p for line in request.lines %}"),
    Part("{{ line.text }}" + _MARK, "under"),
    Part("{%p endfor %}"),
    Part("{%p endfor %}"),
)
_END = Part("Yours faithfully,\n\n\n[[your signature]]")


def _numbered(before: str) -> tuple[Part, ...]:
    """Return all requests under the acts on information; ``before`` stands in front of each number."""
    return (
        Part(f"**{before}1. The assessment and the decision.** {{{{ always }}}}", "point"),
        Part("{%p for request in requests %}"),
        Part(f"**{before}{{{{ loop.index + 1 }}}}. {{{{ request.title }}}}.** {{{{ request.foi }}}}", "point"),
        *_LINES,
    )


_CLOSING = "point"  # after a list there is room before the next paragraph
_NO_CLAIM = (
    "We quote the document to explain why we ask. We do not say that anything was done wrongly: the work may well be "
    "recorded "
    "elsewhere, and that is what we ask for."
)

FOI = [
    Part(_FRONT, "box"),
    _SENDER,
    Part(_DATE),
    Part(BODY + "\n[[the body’s address for requests for information]]"),
    Part("Dear Freedom of Information team,"),
    Part("**Request under the {{ act.name }}: " + POLICY + "**"),
    Part(_THE_DOCUMENT),
    Part("Please send us the following. Under each point we say what the document shows and does not show."),
    *_numbered(""),
    Part(_NO_CLAIM, _CLOSING),
    Part(
        "Please send the information by e-mail if you can. Where something is public already, a link is enough. If you "
        "withhold a part, please send us the rest, and tell us which exemption you rely on and why. If answering "
        "everything "
        "would go beyond the cost limit, please answer the points in the order in which they stand, and tell us how "
        "the "
        "others could be narrowed ({{ act.assist }} of the Act asks you to advise and assist)."
    ),
    Part(
        "The Act asks for a prompt reply, at the latest within 20 working days of receiving this letter"
        "{% if foi_reply %}: by our count by {{ foi_reply }}, if you receive it on {{ foi_sent }}{% endif %}. "
        "Please confirm that you have received it."
    ),
    _END,
]

PSED = [
    Part(_FRONT, "box"),
    _SENDER,
    Part(_DATE),
    Part(BODY + "\n[[the body’s address, and the person responsible for the policy or for equality]]"),
    Part("Dear [[name, or Sir or Madam]],"),
    Part("**How equality was considered: " + POLICY + "**"),
    Part(_THE_DOCUMENT),
    Part("[[Say in one or two sentences who you are and why this matters to the people you work with.]]"),
    Part(
        "{{ duty }} We would like to understand how this was done when the policy was decided. We set out what the "
        "document "
        "shows and does not show, and ask you to tell us what it leaves open."
    ),
    Part("{%p for request in requests %}"),
    Part("**{{ loop.index }}. {{ request.title }}.** {{ request.question }}", "point"),
    *_LINES,
    Part(
        "We do not say that anything was done wrongly. The document is only a part of the record, and if the answers "
        "stand in "
        "another paper, a copy of it or a link is enough. If effects on equality are still being looked into, please "
        "tell us "
        "how we, and the people we work with, can take part.",
        _CLOSING,
    ),
    Part("We would be grateful for an answer by [[a date, about four weeks from now]]."),
    _END,
]

REVIEW = [
    Part(_FRONT, "box"),
    _SENDER,
    Part(_DATE),
    Part(BODY + "\n[[the body’s address for reviews of requests for information]]"),
    Part("Dear Freedom of Information team,"),
    Part("**Request for {{ act.review }} under the {{ act.name }}: " + POLICY + "**"),
    Part(
        "On {% if foi_sent %}{{ foi_sent }}{% else %}[[date of your request]]{% endif %} we asked you for information "
        "about "
        "this policy. Your reference is [[their reference number, or delete this sentence]]. "
        "{% if foi_answered %}Your answer came on {{ foi_answered }}."
        "{% else %}[[Say which: “Your answer came on (date).” or “No answer has reached us.”]]{% endif %}"
    ),
    Part(
        "Please review how the request was handled. [[Say briefly which numbers below were not answered or were "
        "refused, with "
        "the exemption that was named, and why you see it differently.]]"
    ),
    Part(
        "This is what we asked for, with what the document shows and does not show. [[Delete the numbers that were "
        "answered.]]"
    ),
    *_numbered(""),
    Part(
        "Please have the request looked at afresh. For each part that is still withheld, please tell us which "
        "exemption you "
        "rely on, why it applies, and how you weighed the public interest. The effects of the policy on equality "
        "concern many "
        "people, and they cannot take part in the discussion without this information.",
        _CLOSING,
    ),
    Part(
        "We hope to hear the result within 20 working days"
        "{% if review_reply %}, by our count by {{ review_reply }}{% endif %}. If we are not satisfied then, we can "
        "turn to "
        "the {{ act.commissioner }}."
    ),
    _END,
]

BEFORE_CLAIM = [
    Part(
        "**DO NOT SEND THIS WITHOUT LEGAL ADVICE.** It is a list of headings for a lawyer, not a letter. A claim can "
        "be lost, "
        "and costs can fall on you, because of what such a letter says or when it goes.\n\n"
        "**The grounds are left blank on purpose.** Only a lawyer can judge whether there are any.\n\n"
        "**Time:** a claim in England and Wales must be made promptly, and in any event within three months after the "
        "grounds "
        "first arose; some have less. Writing this letter does not stop the time. Ask a lawyer today.\n\n"
        "{%p if draft %}\n\n"
        "**Machine draft: check every quotation against the document.**\n\n"
        "{%p endif %}\n\n"
        "**Fill in, with a lawyer:**\n\n"
        "{%p for item in fill_in %}\n\n"
        "☐ {{ item }}\n\n"
        "{%p endfor %}\n\n"
        "{%p for note in notes %}\n\n"
        "• {{ note }}\n\n"
        "{%p endfor %}",
        "box",
    ),
    Part("Letter before claim (Pre-Action Protocol for Judicial Review): headings", "title"),
    Part("1. To the proposed defendant", "heading"),
    Part(BODY + "\n[[the body’s address for legal letters]]"),
    Part("2. The claimant", "heading"),
    Part("[[name and address of the claimant; a lawyer must advise who can claim]]"),
    Part("3. The defendant’s reference", "heading"),
    Part("[[reference numbers and the persons dealt with so far]]"),
    Part("4. The claimant’s legal advisers", "heading"),
    Part("[[name, address and reference of the lawyer]]"),
    Part("5. The matter that is to be challenged", "heading"),
    Part(
        POLICY
        + ". {% if decided_on %}Decided on {{ decided_on }}, as it was given to us.{% else %}[[date of the decision, "
        "and how it is known]]{% endif %}{% if dated_in_document %} {{ dated_in_document }} [[check]]{% endif %}"
    ),
    Part("6. The issue: facts and grounds", "heading"),
    Part("[[a short account of the facts]]"),
    Part("[[GROUNDS: left blank, for a lawyer to write]]"),
    Part("7. What the defendant is asked to do", "heading"),
    Part("[[the remedy; a lawyer must advise]]"),
    Part("8. Other ways to settle the dispute", "heading"),
    Part("[[proposals for alternative dispute resolution]]"),
    Part("9. Information and documents asked for", "heading"),
    *_numbered("9."),
    Part("10. Documents that matter", "heading"),
    Part(
        "{% if title %}“{{ title }}”{% else %}{{ document }}{% endif %}{% if pages %} ({{ pages }}){% endif %}"
        "{% if annexes %}, with {{ annexes }}{% endif %}. [[further documents]]"
    ),
    Part("11. Interested parties", "heading"),
    Part("[[others whom the matter directly affects, with addresses]]"),
    Part("12. Address for reply and for service", "heading"),
    Part("[[address]]"),
    Part("13. Proposed date for the reply", "heading"),
    Part(
        "{% if preaction_reply %}{{ preaction_reply }}, if this is sent on {{ preaction_sent }}{% else %}[[a date: "
        "normally 14 "
        "days after sending]]{% endif %}."
    ),
]

LETTERS = {"foi": FOI, "psed-information": PSED, "internal-review": REVIEW, "before-claim": BEFORE_CLAIM}

BRIEF = [
    Part("Brief for a lawyer: " + POLICY, "title"),
    Part(
        "{%p if draft %}\n\n"
        "**Machine draft: check every quotation against the document.**\n\n"
        "{%p endif %}\n\n"
        "Made by eiascore from a published equality assessment. It tells what the document shows and does not show; it "
        "is no "
        "legal advice and no finding that a duty was not met. Absence from the document is not absence in fact.\n\n"
        "{%p for note in notes %}\n\n"
        "• {{ note }}\n\n"
        "{%p endfor %}\n\n"
        "{%p if fill_in %}\n\n"
        "**Fill in:** {{ fill_in|join('; ') }}\n\n"
        "{%p endif %}",
        "box",
    ),
    Part("1. The decision", "heading"),
    Part(
        "**Body:** "
        + BODY
        + ". **Policy:** "
        + POLICY
        + ". **Decided:** {% if decided_on %}{{ decided_on }} (given from "
        "outside){% else %}[[date of the decision, and how it is known]]{% endif %}."
        "{% if dated_in_document %} {{ dated_in_document }} [[check]]{% endif %}"
        "{% if implemented_on %} **In effect:** {{ implemented_on }} (given from outside).{% endif %}"
        "{% if published_on %} **Assessment published:** {{ published_on }} (given from outside).{% endif %}"
        " **Instructed by:** [[your name and organisation, and what you want to reach]]."
    ),
    Part("**Document:** {{ described }} In eiascore’s rubric its letter is {{ letter }} ({{ letters }})."),
    Part("2. Dates in the document", "heading"),
    Part("As eiascore reads them; look each up in its place."),
    Part("{%p if events %}"),
    Part(
        "event in events\n2.6 3.2 9.6 1.6\nWhat | Date, as written | Where it stands | Exhibit\n"
        "{{ event.what }} | {{ event.words }} | {{ event.quote }} | {{ event.exhibit }}",
        "table",
    ),
    Part("{%p else %}"),
    Part("The document does not show any that eiascore could tell."),
    Part("{%p endif %}"),
    Part("3. Who is affected", "heading"),
    Part("{%p for line in affected %}"),
    Part("• {{ line.text }} {{ line.exhibit }}" + _MARK, "under"),
    Part("{%p else %}"),
    Part("The document does not show which group is affected how."),
    Part("{%p endfor %}"),
    Part("4. Gaps", "heading"),
    Part("{%p for gap in gaps %}"),
    Part(
        "**{{ gap.title }}.** {% if gap.says %}{{ gap.says }} {{ gap.exhibit }} "
        "{% endif %}{{ gap.lacks }}{% if gap.check %} [[check]]{% endif %}",
        "under",
    ),
    Part("{%p else %}"),
    Part("None at level 0 or 1."),
    Part("{%p endfor %}"),
    Part("5. Strong points", "heading"),
    Part("A reply is likely to rely on these."),
    Part("{%p for line in strong %}"),
    Part("• {{ line.text }} {{ line.exhibit }}" + _MARK, "under"),
    Part("{%p else %}"),
    Part("None at level 2 or 3."),
    Part("{%p endfor %}"),
    Part("6. Documents", "heading"),
    Part("**Held:** {{ held }}"),
    Part(
        "**Not among the files, to be asked for:** earlier versions and any screening; the submission or report to the "
        "decision-maker; the record of the decision{% for request in requests %}; {{ request }}{% endfor %}."
    ),
    Part("7. Dates to plan by", "heading"),
    Part("{%p if due %}"),
    Part(
        "row in due\n2.6 8 6.4\nDay | What | Rule\n{{ row.day }} | {{ row.what }} {{ row.warning }} | {{ row.rule }}",
        "table",
    ),
    Part("{%p for note in due_notes %}"),
    Part("• {{ note }}", "under"),
    Part("{%p endfor %}"),
    Part("{%p else %}"),
    Part(
        "None was worked out, since nobody gave the day on which the grounds first arose. In England and Wales a claim "
        "must be "
        "made promptly, and in any event within three months of it."
    ),
    Part("{%p endif %}"),
    Part("8. Exhibits", "heading"),
    Part(
        "row in exhibits\n1.2 11 4.8\nNo. | What | Where\n{{ row.number }} | {{ row.what }} | {{ row.where }}", "table"
    ),
]
