import pytest

from gallery.flowzap.textmetrics import LONGEST_WORD, text_width, wrap


def test_widths_are_those_of_an_arial_metric_face() -> None:
    assert text_width("iiii", 10) == pytest.approx(8.88)
    assert text_width("WWWW", 10) == pytest.approx(37.76)
    assert text_width("Wi", 20) == pytest.approx(2 * text_width("Wi", 10))


def test_bold_is_wider() -> None:
    assert text_width("Deploy canary", 13, bold=True) > text_width("Deploy canary", 13)


def test_characters_outside_the_table_are_counted_wide() -> None:
    assert text_width("流", 10) == 10
    assert text_width("Ж", 10) == 6


@pytest.mark.parametrize(
    "text", ["Trigger automatic rollback of the canary", "a b c d e f g h", "Un déploiement raté"]
)
def test_lines_keep_the_words_and_the_limit(text: str) -> None:
    lines = wrap(text, 90, 13)
    assert " ".join(lines) == text
    assert all(text_width(line, 13) <= 90 for line in lines)


def test_lines_are_balanced_without_one_more() -> None:
    assert wrap("Build container image now", 150, 13) == ("Build container", "image now")


def test_a_no_break_space_holds() -> None:
    assert wrap("Environnement actif\u00a0?", 96, 13)[-1] == "actif\u00a0?"


def test_a_long_word_widens_its_line_and_an_endless_one_is_broken() -> None:
    assert wrap("Remboursement accepté", 80, 13) == ("Remboursement", "accepté")
    lines = wrap("x" * 200, 80, 13)
    assert "".join(lines) == "x" * 200
    assert all(text_width(line, 13) <= 80 * LONGEST_WORD for line in lines)


def test_no_text_has_no_lines() -> None:
    assert wrap("", 80, 13) == ()


def test_a_line_does_not_end_on_a_small_word() -> None:
    assert wrap("Signaler le débit à la banque", 110, 13) == ("Signaler le débit", "à la banque")
    assert wrap("Verrou obtenu à temps\u00a0?", 100, 13) == ("Verrou obtenu", "à temps\u00a0?")


def test_a_small_word_stays_where_the_next_line_has_no_room() -> None:
    assert wrap("Nettoyer de Constantinople", 95, 13) == ("Nettoyer de", "Constantinople")
    assert wrap("à la une", 10, 13)[0] == "à"


@pytest.mark.parametrize("text", ["Mise à la terre de la prise du bureau", "one of the most of all of them"])
def test_small_words_add_no_line_and_no_width_to_speak_of(text: str) -> None:
    for limit in range(40, 300, 7):
        lines = wrap(text, limit, 13)
        assert " ".join(lines) == text
        assert max(text_width(line, 13) for line in lines) <= max(
            limit, *(text_width(word, 13) for word in text.split())
        )
