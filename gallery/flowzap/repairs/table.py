"""Which rule is repaired how."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from gallery.flowzap import diagnostics as rules
from gallery.flowzap.analysis import Analysis
from gallery.flowzap.diagnostics import Diagnostic, Rule
from gallery.flowzap.repairs import characters, edges, lanes, lines, numbers, statements, texts
from gallery.flowzap.repairs.edits import Edit, Repair
from gallery.flowzap.repairs.survey import Survey
from gallery.flowzap.syntax.characters import is_lost_byte

Method = Callable[[Survey, Diagnostic], Iterator[Edit]]
"""What to edit for a diagnostic; nothing where that is not plain."""

REPAIRS: Mapping[Rule, Method] = MappingProxyType(
    {
        # characters
        rules.CONTROL_CHARACTER: characters.remove_character,
        rules.FORBIDDEN_CHARACTER: characters.remove_character,
        rules.EMOJI: characters.remove_character,
        # texts
        rules.UNQUOTED_TEXT: texts.quote_text,
        rules.WRONG_QUOTES: texts.quote_text,
        rules.UNCLOSED_TEXT: texts.close_text,
        rules.UNESCAPED_QUOTE: texts.escape_quotes,
        rules.KEYLESS_TEXT: texts.name_label,
        rules.NODE_KEY_WITH_EQUALS: texts.write_colon,
        rules.EDGE_KEY_WITH_COLON: texts.write_equals_sign,
        rules.UNBRACKETED_LABEL: texts.bracket_label,
        rules.UNCLOSED_BRACKET: texts.close_bracket,
        rules.DUPLICATE_ATTRIBUTE: texts.remove_same_text,
        # statements
        rules.CAPITALS: statements.write_small_letters,
        rules.MISSING_COLON: statements.add_colon,
        rules.WRONG_ARROW: statements.draw_arrow,
        rules.MALFORMED_LOOP: statements.bracket_condition,
        rules.UNEXPECTED_TEXT: statements.remove_punctuation,
        # edges
        rules.MISSING_HANDLE: edges.write_out_handles,
        rules.UNKNOWN_LANE: edges.name_right_lane,
        rules.WRONG_LANE: edges.name_right_lane,
        rules.MISSING_LANE_PREFIX: edges.name_lane,
        rules.DUPLICATE_EDGE: edges.remove_double,
        # lanes
        rules.DETACHED_BRACE: lanes.join_brace,
        rules.LATE_LANE_LABEL: lanes.raise_label,
        rules.UNCLOSED_LANE: lanes.close_lane,
        rules.STRAY_BRACE: lanes.remove_braces,
        rules.BAD_LANE_ID: lanes.rename_lane,
        # lines
        rules.CROWDED_LINE: lines.split_line,
        rules.MARKDOWN_FENCE: lines.remove_fences,
        rules.EDGE_OUTSIDE_LANE: lines.move_into_lane,
        rules.LOOP_OUTSIDE_LANE: lines.move_into_lane,
        # numbers
        rules.NUMBER_GAP: numbers.close_gaps,
        rules.BAD_NODE_ID: numbers.name_by_number,
    }
)
"""Every rule that has a mechanical repair. What the others want only an author can give or take away."""

MOVES = frozenset({rules.EDGE_OUTSIDE_LANE, rules.LOOP_OUTSIDE_LANE})
"""Those whose repair moves a statement to another place."""


def repairs_of(analysis: Analysis) -> tuple[Repair, ...]:
    """Return the mechanical repair of every diagnostic that has one, in the order of the diagnostics.

    Each stands for itself; two may overlap. Nothing is looked up before it is needed, and all of it takes
    time linear in the source but for sorting.
    """
    survey = Survey(analysis)
    found = (
        Repair(diagnostic, tuple(REPAIRS[diagnostic.rule](survey, diagnostic)))
        for diagnostic in analysis.diagnostics
        if diagnostic.rule in REPAIRS
    )
    repairs = tuple(repair for repair in found if repair.edits)
    if not survey.spans_of(rules.NOT_UTF_8):
        return repairs
    return tuple(repair for repair in repairs if not _loses_bytes(repair, analysis.source))


def _loses_bytes(repair: Repair, source: str) -> bool:
    """Say whether a repair takes a byte away that is not UTF-8: nobody knows yet what it stands for."""
    old = (source[edit.span.start : edit.span.end] for edit in repair.edits)
    new = (edit.text for edit in repair.edits)
    before, after = (sum(is_lost_byte(each) for text in texts for each in text) for texts in (old, new))
    return before > after
