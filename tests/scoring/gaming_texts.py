"""Texts for the tests of gaming: a weak assessment, and what somebody might paste into it to look better."""

from __future__ import annotations

WEAK = """\
# Equality impact assessment: moving the housing advice desk online

## 1. What is the policy?

The housing advice desk in the town hall will close and advice will be given through an online form.

## 2. Who will be affected?

People who look for advice on housing.

## 3. What evidence have you used?

The service is well known to officers.

## 4. Who has been consulted?

Colleagues in the contact centre were told of the change.

## 5. What is the impact on each protected characteristic?

| Characteristic | Impact | Comment |
|---|---|---|
| Age | Neutral | None |
| Disability | Neutral | None |
| Race | Neutral | None |
| Religion or belief | Neutral | None |
| Sex | Neutral | None |
| Sexual orientation | Neutral | None |

## 6. What will be done about any negative impact?

The impact will be kept under review.

## 7. Sign-off

Completed by the service.
"""

KEYWORDS = (
    "consultation, engagement, stakeholders, lived experience, service users, focus groups, survey, co-production, "
    "voluntary sector, user-led organisations, equality impact, evidence, data, disaggregated data, Census 2021, "
    "disproportionality, intersectionality, young Black men, Muslim women, disabled women, older disabled people, "
    "mitigation, reasonable adjustments, action plan, owner, deadline, monitoring, review date, sign-off, "
    "proportionate means, legitimate aim, alternatives considered, residual impact, version control, publication."
)

KEYWORD_LINES = "\n".join(f"- {word.strip(' .')}" for word in KEYWORDS.split(","))

STATUTE = """\
A public authority must, in the exercise of its functions, have due regard to the need to:

(a) eliminate discrimination, harassment, victimisation and any other conduct that is prohibited by or under this Act;

(b) advance equality of opportunity between persons who share a relevant protected characteristic and persons who do \
not share it;

(c) foster good relations between persons who share a relevant protected characteristic and persons who do not share it.

Having due regard to the need to advance equality of opportunity between persons who share a relevant protected \
characteristic and persons who do not share it involves having due regard, in particular, to the need to:

(a) remove or minimise disadvantages suffered by persons who share a relevant protected characteristic that are \
connected to that characteristic;

(b) take steps to meet the needs of persons who share a relevant protected characteristic that are different from the \
needs of persons who do not share it;

(c) encourage persons who share a relevant protected characteristic to participate in public life or in any other \
activity in which participation by such persons is disproportionately low.

The steps involved in meeting the needs of disabled persons that are different from the needs of persons who are not \
disabled include, in particular, steps to take account of disabled persons' disabilities.

Having due regard to the need to foster good relations between persons who share a relevant protected characteristic \
and persons who do not share it involves having due regard, in particular, to the need to tackle prejudice, and \
promote understanding.

Compliance with the duties in this section may involve treating some persons more favourably than others; but that is \
not to be taken as permitting conduct that would otherwise be prohibited by or under this Act.

The relevant protected characteristics are age; disability; gender reassignment; pregnancy and maternity; race; \
religion or belief; sex; sexual orientation.
"""

BROWN = """\
Case law sets out broad principles about what public authorities need to do to have due regard to the aims set out in \
the general equality duty. These are sometimes referred to as the Brown principles:

- Decision-makers must be made aware of their duty to have due regard and to the aims of the duty.
- Due regard is fulfilled before and at the time a particular policy that will or might affect people with protected \
characteristics is under consideration, as well as at the time a decision is taken.
- Due regard involves a conscious approach and state of mind. A body subject to the duty cannot satisfy the duty by \
justifying a decision after it has been taken.
- The duty must be exercised in substance, with rigour and with an open mind in such a way that it influences the \
final decision.
- The duty has to be integrated within the discharge of the public functions of the body subject to the duty. It is \
not a question of ticking boxes.
- The duty is a non-delegable one and will always remain the responsibility of the body subject to it.
- The duty is a continuing one.
- It is good practice for those exercising public functions to keep an adequate record showing that they had actually \
considered their equality duties and pondered relevant questions.
"""

BOILERPLATE = """\
Fallowmere Borough Council is committed to equality, diversity and inclusion in everything that it does. We value the \
contribution of all our communities and want Fallowmere to be a place where everybody can thrive.

An equality impact assessment helps us to understand how our decisions affect people with protected characteristics. \
It should be started early, before a decision is taken, and should be updated as the policy develops. Officers should \
consult the people affected, including disabled people's organisations and other voluntary sector groups.

You should use data broken down by protected characteristic, for example from the Census 2021, and say where there are \
gaps. Think about people who share more than one characteristic, such as young Black men or older disabled women.

Where a negative impact is found, set out what will be done, who will do it and by when. Consider alternatives. State \
whether the remaining impact is a proportionate means of achieving a legitimate aim.

The head of service should sign the assessment, and it should be published with the report to Cabinet and reviewed \
every year. The council monitors the effect of its policies through the corporate performance framework.

This document is available in large print, Braille, audio and other languages on request.
"""

PASTED = {
    "keyword list": KEYWORDS,
    "keyword lines": KEYWORD_LINES,
    "statute": STATUTE,
    "Brown principles": BROWN,
    "another body's boilerplate": BOILERPLATE,
}

# Each is worth something in the weak assessment, said once.
WORTH = (
    "In May 2024 we met Fallowmere Disabled People's Forum, who told us that the online form cannot be used with a "
    "screen reader.",
    "As a result of what tenants told us in May 2024, we kept the telephone line open on weekday mornings.",
    "Older disabled women are likely to be worse off because fewer of them are online and more of them rent privately.",
    "The housing service will provide a home visit to disabled tenants by June 2025.",
    "Black tenants are 2.1 times more likely to be homeless than white tenants according to the Housing Register, "
    "March 2024.",
    "This means that disabled people are likely to find it harder to get advice because the form cannot be used with a "
    "screen reader.",
)

SOUND = """\
# Equality impact assessment: moving the housing advice desk online

## 1. What is the policy?

The housing advice desk in the town hall will close on 1 April 2025 and advice will be given through an online form. \
The town hall was built in 1904.

## 2. Who has been consulted?

On 14 May 2024 we met Fallowmere Disabled People's Forum and the Older Residents' Network. The forum told us that \
the form cannot be used with a screen reader. As a result of what the forum told us, we kept the telephone line open \
on weekday mornings. The meeting room was pleasant.

## 3. What evidence have you used?

Of the 1,240 people who used the desk in 2023/24, 38% were disabled compared with 17% of the borough. We do not hold \
data on the religion of users.

## 4. What is the impact?

Older disabled women are likely to be worse off because fewer of them are online and more of them rent privately.

## 5. What will be done about any negative impact?

The head of housing will provide a home visit to disabled tenants by June 2025. We considered keeping the desk open \
two days a week, which would have had less effect on older people, but it was rejected because few people came then.

## 6. Monitoring and sign-off

The head of housing will review the use of the form by age, sex and ethnicity every quarter. This assessment was \
completed on 3 June 2024. It will be considered by Cabinet on 9 July 2024 before the decision is taken. Signed off by \
Jo Ward, Director of Housing, 10 June 2024. Review date: March 2026.
"""

# The one sentence of the sound assessment that the level of a criterion rests on.
LOAD_BEARING = {
    "eng_external_stakeholders": "On 14 May 2024 we met Fallowmere Disabled People's Forum and the Older Residents' "
    "Network.",
    "eng_influence": "As a result of what the forum told us, we kept the telephone line open on weekday mornings.",
    "eng_what_they_said": "The forum told us that the form cannot be used with a screen reader.",
    "evi_disaggregated": "Of the 1,240 people who used the desk in 2023/24, 38% were disabled compared with 17% of the "
    "borough.",
    "evi_gaps_acknowledged": "We do not hold data on the religion of users.",
    "int_named_combinations": "Older disabled women are likely to be worse off because fewer of them are online and "
    "more of them rent privately.",
    "mit_specific_action": "The head of housing will provide a home visit to disabled tenants by June 2025.",
    "mit_alternatives": "We considered keeping the desk open two days a week, which would have had less effect on "
    "older people, but it was rejected because few people came then.",
    "mit_monitoring_trigger": "The head of housing will review the use of the form by age, sex and ethnicity every "
    "quarter.",
    "tim_before_decision": "It will be considered by Cabinet on 9 July 2024 before the decision is taken.",
    "tim_signoff": "Signed off by Jo Ward, Director of Housing, 10 June 2024.",
    "tim_review_date": "Review date: March 2026.",
}

NOT_LOAD_BEARING = ("The town hall was built in 1904.", "The meeting room was pleasant.")
