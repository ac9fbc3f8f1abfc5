"""The little words of the languages that public bodies in the UK publish in, and of some that they translate into."""

from __future__ import annotations

LITTLE = """
    a about after all also am an and any are as at be been before between but by can could did do does during each for
    from had has have he her his how i if in into is it its made may more most must no not of on one only or other our
    out over she should so some such than that the their them there these they this those through to under until up
    was we were what when where which while who will with would yes you your
"""
WELSH = """
    a ac am ar at bod bydd byddwn chi cyn dan dim drwy ei ein eich er eu fel fod gan gyda gydag hefyd hon hwn hyn hynny
    i mae maent mewn mwy na nad nag nawr neu ni nid o oddi oedd oes os pa pan pob rhai rhwng sydd sy trwy tu un unrhyw
    wedi wrth y yn yng ym yr yw
"""
SCOTTISH = """
    agus air an ann anns ar aw bha bho cha dha do e frae gu gun hae iad is le leis mar na nach nam nan no o ri tae tha
    thar whit wi wis ye
"""
FRENCH = """
    au aux avec ce ces cette dans de des du elle en est et il la le les leur mais ne nous ou par pas plus pour qu que
    qui sa se ses son sont sur un une vous
"""
GERMAN = """
    als am auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer eines es für hat ich im in
    ist kann mit nach nicht noch nur oder sich sie sind so über um und unter von vor war wie wird wir zu zum zur
"""
FINNISH = """
    ei eivät ellei ennen ettei että he heidän hän ja joita joka jonka jos jossa jotka jälkeen kanssa kuin kun kuten me
    mitä mukaan mutta myös ne niiden niitä nyt oli olla on ovat se sekä sen siihen siitä sillä sitä tai tämä tämän vain
    voi voidaan
"""
SOUTHERN = """
    al ale care com como con cu da dar de del di din dos e el en este fi gli il la los lui mai mais na nu não o os para
    pe per por pentru prin que se si sono su sunt sau um uma un y în și
"""
NORTHERN = """
    af at att av dat de det den een en er ett för har het hij ik ikke inte med met niet och og om op på som te til van
    voor zijn är
"""
EASTERN = """
    az bir bu co czy da de dla do egy es és hogy i ile için is iyo jak jest ka ku la lub na nem nie o od olarak oo oraz
    po przez są się si to u van ve w waa we z za że
"""
#: The little words of English.
ENGLISH = frozenset(LITTLE.split())
#: What is a little word of another language and none of English.
FOREIGN = frozenset(f"{WELSH}{SCOTTISH}{FRENCH}{GERMAN}{FINNISH}{SOUTHERN}{NORTHERN}{EASTERN}".split()) - ENGLISH
