"""A lead is too long to be read at a glance, or too short to say anything.

The limits are `lead.min-characters` and `lead.max-characters` in the settings.

Bad (fields):
    lead: Ministers met in Kyiv.
Bad (fields):
    lead: >-
      The ministers of defence of the two countries, who had last seen each other in the spring, came
      together in the capital of Ukraine on Thursday to speak about drones, about training and about the
      defence industry, and they signed a memorandum, a declaration and a letter, of which the last had not
      been announced before the meeting.
Good (fields):
    lead: The two defence ministers spoke about drones and signed three agreements."""

from copydesk.finding import Remark, Severity

severity = Severity.WARNING

_ROUTE = ("lead",)


def check_article(article, desk):
    limits, length = desk.settings.lead, len((article.lead or "").strip())
    if length > limits.max_characters:
        much = length - limits.max_characters
        says = f"The lead has {length} characters; {limits.max_characters} is the most. Shorten it by {much}."
    elif 0 < length < limits.min_characters and article.status != "draft":  # a draft's may be a note yet
        least = limits.min_characters
        says = f"The lead has {length} characters; fewer than {least} say too little. Say what is new."
    else:
        return
    yield Remark(article.span_of(_ROUTE), says, _ROUTE)
