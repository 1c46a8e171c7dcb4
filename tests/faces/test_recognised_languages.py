"""The language of a text: recognised if asked, named as the caller does, said in the report."""

import pytest
from flask.testing import FlaskClient


def languages(client: FlaskClient, text: str, **body: str) -> object:
    answer = client.post("/api/v1/translate", json={"text": text, **body})
    assert answer.status_code == 200, answer.json
    return {k: v for k, v in answer.json["languages"].items() if k != "confidence"}


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("auto", "en", ("zh-Hans", "en", "zh-Hans")),
        ("auto", "en-GB", ("zh-CN", "en-GB", "zh-CN")),
        ("zh_CN", "en_US", ("zh_CN", "en_US", "zh_CN")),
        ("ZH-HANS", "EN", ("ZH-HANS", "EN", "ZH-HANS")),
        ("zh", "auto", ("zh", "en", "zh")),
    ],
)
def test_the_report_names_languages_as_the_caller_does(
    client: FlaskClient, source: str, target: str, expected: tuple[str, ...]
) -> None:
    found = languages(client, "我们扎实推动共同富裕。", source=source, target=target)

    assert found == dict(zip(("source", "target", "recognised"), expected, strict=True))


@pytest.mark.parametrize(
    ("code", "recognised"), [("zh-TW", "zh-TW"), ("zt", "zt"), ("auto", "zh-Hant")]
)
def test_traditional_text_gets_terms_whose_offsets_point_into_it(
    client: FlaskClient, code: str, recognised: str
) -> None:
    text = "我們扎實推動共同富裕，建設青春之城，產值1350億元。"

    answer = client.post("/api/v1/translate", json={"text": text, "source": code}).json

    (segment,) = answer["segments"]
    spans = {s["source"]: s["target"] for s in segment["spans"] if s["required"]}
    assert spans == {
        "共同富裕": "common prosperity",
        "青春之城": "City of Youth",
        "1350億元": "135 billion yuan",
    }
    assert all(text[s["start"] : s["end"]] == s["source"] for s in segment["spans"])
    assert answer["languages"]["recognised"] == recognised


def test_a_segment_in_another_language_is_left_as_it_is_and_said_so(client: FlaskClient) -> None:
    text = "我们扎实推动共同富裕。\n東京の天気は晴れです。"

    answer = client.post("/api/v1/translate", json={"text": text, "source": "auto"}).json

    chinese, japanese = answer["segments"]
    assert "common prosperity" in chinese["target"]
    assert japanese["target"] == "東京の天気は晴れです。"
    assert [w["code"] for w in japanese["warnings"]] == ["other-language"]
    assert "Japanese" in japanese["warnings"][0]["message"]
    assert japanese["spans"] == []


def test_words_of_another_language_are_kept_and_pointed_out(client: FlaskClient) -> None:
    answer = client.post("/api/v1/translate", json={"text": "“ありがとう”是日语。"}).json

    (segment,) = answer["segments"]
    assert "ありがとう" in segment["target"]
    assert "mixed-language" in [w["code"] for w in segment["warnings"]]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"text": "Hello there, my friend", "source": "auto"}, "The text is in English already"),
        ({"text": "12345", "source": "auto"}, "There are no words in the text"),
        ({"text": "こんにちは、元気ですか", "source": "zh"}, "it looks like Japanese"),
        ({"text": "안녕하세요 여러분", "source": "auto"}, "ko"),
    ],
)
def test_what_cannot_be_translated_is_refused_in_one_sentence(
    client: FlaskClient, body: dict[str, str], says: str
) -> None:
    answer = client.post("/api/v1/translate", json=body)

    assert answer.status_code == 422
    assert says in answer.json["detail"]
