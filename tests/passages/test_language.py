"""The language detector: scripts, frequent words, and texts too short to tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.passages import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The two countries signed a treaty in Moscow.", "en"),
        ("Les deux pays ont signé un accord sur la défense dans la région.", "fr"),
        ("Die beiden Staaten haben den Vertrag nicht mit dem Ziel eines Bündnisses unterzeichnet.", "de"),
        ("El presidente de Rusia y el de China se reunieron en la capital.", "es"),
        ("Os dois países assinaram um acordo para a defesa e não para a guerra.", "pt"),
        ("Два государства подписали договор, и это не было новостью для соседей.", "ru"),
        ("Дві держави підписали договір, і це не було новиною для сусідів та інших.", "uk"),
        ("中俄两国海军在黄海举行联合演习。", "zh"),
        ("俄罗斯 Su-35 战斗机和 S-400 防空系统交付中国空军使用。", "zh"),
        ("中国とロシアは合同演習を行った。", "ja"),
        ("중국과 러시아는 합동 훈련을 실시했다.", "ko"),
        ("وقعت الصين وروسيا على اتفاق في موسكو من أجل التعاون.", "ar"),
        ("Hai nước đã ký một hiệp ước về quốc phòng và an ninh trong năm nay.", "vi"),
        ("", ""),
        ("1996 2001 2008", ""),
        ("Peace Mission", ""),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language(text) == code


@given(st.text())
def test_any_text_has_a_code_or_none(text: str) -> None:
    assert language(text) == "" or len(language(text)) == 2


def test_a_menu_in_another_script_does_not_decide() -> None:
    assert language("中文 English 简体 " + "The ministers met in the capital and spoke of the border. " * 5) == "en"
