"""Chinese words that may be a term: runs of words of the dictionary between function words, verbs and numerals."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from termqa.analyse.script import is_han
from termqa.analyse.terms.evidence import placed_words
from termqa.model import Span

SHORTEST, LONGEST, _MOST_WORDS = 3, 10, 5
"""Characters that a term has at least and at most, words that it has at most."""

_NUMERALS = frozenset("零一二三四五六七八九十百千万亿兆两几数多半双第年月日号时分秒元％个项件条家名人次位批届版岁")
_FUNCTION = frozenset(
    """
    的 地 得 了 着 过 和 与 及 或 而 且 但 并 等 之 在 是 为 以 于 从 由 对 向 把 将 被 让 使 给 到 至 自 按 据 就
    也 都 又 还 再 更 最 很 太 已 未 不 没 无 有 能 会 可 要 应 须 需 该 此 这 那 其 各 每 某 本 我 你 他 她 它 们
    所 则 若 如 因 故 均 仍 曾 正 才 只 仅 即 便 却 来 去 上 下 前 后 内 外 中 里 间 起 称 说 指 看 做 作 令 比 较
    占 达 超 约 近 余 共 总 同 另 全 凡 促 稳 保 抓 补 推 增 减 升 降 建 设 立 用 受 获 提 加 成 当 现 以及 并且
    而且 但是 因此 所以 如果 虽然 由于 对于 关于 通过 根据 按照 为了 以来 以后 以前 以上 以下 之一 其中 其他 其它
    这些 那些 这个 那个 这样 这种 这次 我们 你们 他们 自己 大家 各位 有关 相关 一些 一个 一种 一定 一样 一直 一般
    一起 没有 不是 可以 能够 应该 应当 必须 需要 可能 已经 正在 将会 仍然 还是 就是 也是 都是 以便 从而 进而 此外
    另外 同时 目前 当前 现在 今年 去年 明年 近年 近年来 今后 未来 过去 期间 时候 时间 年度 月份 上半年 下半年 全年
    季度 截至 截止 至今 方面 情况 问题 包括 例如 比如 左右 多个 多项 部分 所有 任何 整个 每年 每月 每天 此次 本次
    该等 并非 无论 不论 不但 不仅 甚至 尤其 特别 主要 成为 作为 视为 属于 位于 处于 来自 基于 鉴于 相对 分别 各自
    互相 相互 大约 大概 超过 达到 高达 多达 占比 共有 共计 合计 总共 累计 平均 其后 其间 先后 随后 随着 之间 亦 年内
    透过 迅即 顺利 日益 亦会 亦已 之前 之后 之外 以外 以内 当中 当时 当年 首次 首个 首批 再次 进一步 不断 持续 逐步
    稳步 加快 全面 积极 认真 切实 大力 深入 着力 努力 坚决 始终 明显 显著 大幅 较大 较快 较高 更加 更为 十分 非常
    比较 相当 基本 完全 充分 广泛 普遍 陆续 继续 仍旧
    """.split()
)
_VERBS = frozenset(
    """
    加强 推动 推进 促进 提升 提高 完善 深化 扩大 优化 坚持 实施 落实 开展 支持 鼓励 增强 维护 实现 建立 健全 构建
    打造 巩固 拓展 强化 加大 做好 抓好 确保 保证 保持 推出 发布 公布 出台 印发 制定 制订 修订 举办 举行 召开 参加
    参与 出席 提供 采取 进行 开始 完成 取得 获得 得到 形成 带动 引导 推广 落地 启动 设立 成立 组建 加入 增加 减少
    上升 下降 增长 回落 回升 降低 降至 升至 增至 达成 签署 签订 发表 表示 指出 强调 认为 希望 相信 请问 感谢 欢迎
    介绍 回答 了解 关注 重视 考虑 研究制定 应对 防止 避免 解决 克服 处理 化解 防范 打击 整治 惩治 查处 规范 加以
    予以 给予 给 用于 致力 致力于 旨在 有助 有助于 有利于 使得 导致 引起 造成 带来 面临 面对 存在 出现 发生 属 适应
    满足 符合 遵守 违反 执行 履行 承担 负责 协助 帮助 配合 联同 会同 联合 共同 收到 接获 接受 拒绝 同意 批准 允许
    要求 规定 禁止 限制 吸引 利用 运用 使用 采用 应用于 引入 引进 发挥 体现 反映 显示 表明 证明 宣布 合办 维持 颁布
    贴近 携手 连同 偿还 持有 增进 应付 推行 设有 抵御 成功 跻身 位居 居 突破 超 创 缩小 收窄 扭转 遏制 稳定 夯实
    筑牢 助力 赋能 激发 释放 培育 壮大 畅通 打通 补齐 统筹
    """.split()
)
_BREAKS = _FUNCTION | _VERBS


_LINKS = "及和与"
"""What stands on both sides of these may be one name: 货币及金融体系."""


_QUALITIES = frozenset("新老旧大小高低好多少强弱快慢主副")
"""With these a phrase begins, not a name, unless the dictionary has the word."""


class Candidate(NamedTuple):
    """Words that may be a term, where they stand, and the word that touches them on either side, empty without one."""

    form: str
    start: int
    left: str
    right: str


def candidates(folded: str, taken: Collection[Span]) -> Iterator[Candidate]:
    """The runs of words of a folded Chinese text that may be a term, outside what is ``taken``."""
    for run in _runs(_blotted(folded, taken)):
        for first, (start, _) in enumerate(run):
            for end in range(first + 1, min(len(run), first + _MOST_WORDS) + 1):
                at, last = run[end - 1]
                size = at + len(last) - start
                if size > LONGEST:
                    break
                if size >= SHORTEST and run[first][1] not in _QUALITIES:
                    left = run[first - 1][1] if first else _link(folded, start - 1)
                    right = run[end][1] if end < len(run) else _link(folded, start + size)
                    yield Candidate(folded[start : start + size], start, left, right)


def _link(text: str, at: int) -> str:
    """The character at this place if it links words to one longer name."""
    return text[at] if 0 <= at < len(text) and text[at] in _LINKS else ""


def _blotted(text: str, taken: Collection[Span]) -> str:
    for span in taken:
        text = text[: span.start] + "\n" * (span.end - span.start) + text[span.end :]
    return text


def _runs(text: str) -> Iterator[list[tuple[int, str]]]:
    """The words between breaks: signs, Latin letters and figures, function words, verbs, numerals."""
    words = [w for w in placed_words(text) if is_han(w[1][0])]
    run: list[tuple[int, str]] = []
    for at, word in words:
        touches = bool(run) and run[-1][0] + len(run[-1][1]) == at
        breaks = word in _BREAKS or _NUMERALS.issuperset(word)
        if run and (breaks or not touches):
            yield run
            run = []
        if not breaks:
            run.append((at, word))
    if run:
        yield run


def own_places(found: list[tuple[str, str]], fewest: int) -> list[int]:
    """Which of the places of one candidate, given by what touches it, are not part of a longer one that recurs.

    >>> own_places([("离岸", ""), ("离岸", ""), ("", ""), ("在岸", "")], fewest=2)
    [2, 3]
    """
    lefts, rights = _counts(left for left, _ in found), _counts(right for _, right in found)
    return [
        n
        for n, (left, right) in enumerate(found)
        if (not left or lefts[left] < fewest) and (not right or rights[right] < fewest)
    ]


def _counts(words: Iterator[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts
