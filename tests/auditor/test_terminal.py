"""What a portal wrote cannot steer the terminal it is shown on."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import cli
from reports.clean import clean, escaped

STEERS = "\x1b[2J\x1b]0;标题\x07\x9b31m\r\x08\u202e\u2066\x00"


def test_what_is_said_holds_no_character_that_steers(capsys: pytest.CaptureFixture[str]) -> None:
    cli._say(f"redirects to {STEERS}http://x/")
    said = capsys.readouterr().err
    assert "http://x/" in said
    assert said == clean(said)


@given(st.text())
def test_escaped_json_means_the_same_and_steers_nothing(text: str) -> None:
    written = escaped(json.dumps([text, STEERS], ensure_ascii=False))
    assert json.loads(written) == [text, STEERS]
    assert written == clean(written)
