"""Where a sentence tells of journeys that become one."""

import re

_MERGE = re.compile(
    r"(?<!\S)(?:merge|combine|join|fuse|lump|unite|mix|(?:put|throw|bring|roll|fold|pack)(?:"
    r" \S+){1,8}? (?:together|into one|(?:as|be|are|into|to) one(?: thing| journey)?|one journey for|in one|into)|"
    r"fold|(?:are|is|its)(?: (?:all|really|basically|just))*(?: one and)? the same(?: thing)?"
    r"|(?:a )?part of|dasselbe|das gleiche|lo mismo|= (?:one|1)|silly to have|apart when"
    r"|into one|(?:as|be|are|into|to) one(?: thing| journey)?|one journey for|one journey|"
    r"zusammen\w*|verein\w*|verschmelz\w*|fuhr(?:e|en)? .*? zusammen|(?:pack|steck|wirf"
    r"|leg)\w*(?: \S+){1,8}? (?:zusammen|zu|in)|"
    r"junta\w*|une|unir|fusiona\w*|combina\w*|(?:mete|pon)(?: \S+){1,6}? (?:juntos|juntas|en uno|dentro de))(?!\S)"
)


def merges(line: str) -> list[tuple[int, int, str]]:
    """Return where a line tells of journeys that become one."""
    return [(m.start(), m.end(), "merge") for m in _MERGE.finditer(line)]
