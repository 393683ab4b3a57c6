"""What stands around a title in Takeout's sentences ('Watched ...', '... angesehen'), in any language."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

_KNOWN = (
    ("Watched ", ""),
    ("", " angesehen"),
    ("Angesehen: ", ""),
    ("Vous avez regardé ", ""),
    ("A regardé ", ""),
    ("Has visto ", ""),
    ("Viste ", ""),
    ("Ha visto ", ""),
    ("Você assistiu a ", ""),
    ("Você assistiu ", ""),
    ("Assistiu a ", ""),
    ("Viu ", ""),
    ("Hai guardato ", ""),
    ("Je hebt naar ", " gekeken"),
    ("Gekeken naar ", ""),
    ("Je hebt ", " bekeken"),
    ("Bekeken: ", ""),
    ("", " bekeken"),
    ("Du har tittat på ", ""),
    ("Har tittat på ", ""),
    ("Tittade på ", ""),
    ("Du har set ", ""),
    ("Du så ", ""),
    ("Du så på ", ""),
    ("Du har sett på ", ""),
    ("Har sett på ", ""),
    ("Så på ", ""),
    ("Så ", ""),
    ("Ați vizionat ", ""),
    ("Katsottu: ", ""),
    ("Katsoi: ", ""),
    ("Megnézte: ", ""),
    ("Megnézett videó: ", ""),
    ("", " katsottiin"),
    ("Obejrzano: ", ""),
    ("Obejrzano ", ""),
    ("Zhlédnuto: ", ""),
    ("Zhlédli jste video ", ""),
    ("Zhlédli jste ", ""),
    ("Гледахте ", ""),
    ("Παρακολουθήσατε το βίντεο ", ""),
    ("Παρακολουθήσατε ", ""),
    ("", " izlendi"),
    ("", " adlı videoyu izlediniz"),
    ("", " videosunu izlediniz"),
    ("İzlenen video: ", ""),
    ("", " izlənildi"),
    ("Вы посмотрели видео ", ""),
    ("Вы посмотрели ", ""),
    ("Просмотрено видео ", ""),
    ("Просмотрено: ", ""),
    ("Просмотрено ", ""),
    ("Ви дивилися відео ", ""),
    ("Ви переглянули відео ", ""),
    ("Ви переглянули ", ""),
    ("Переглянуто відео ", ""),
    ("Переглянуто: ", ""),
    ("Переглянуто ", ""),
    ("", " を視聴しました"),
    ("", "を視聴しました"),
    ("", "을(를) 시청했습니다."),
    ("", "을(를) 시청했습니다"),
    ("", "을(를) 시청함"),
    ("观看了 ", ""),
    ("观看了", ""),
    ("已观看", ""),
    ("已觀看「", "」"),
    ("已觀看 ", ""),
    ("已觀看", ""),
    ("觀看了", ""),
    ("تمت مشاهدة ", " ."),
    ("تمت مشاهدة ", ""),
    ("شاهدت ", ""),
    ("Menonton ", ""),
    ("Pinanood ang ", ""),
    ("", " দেখা হয়েছে"),
    ("", " देखा"),
    ("", " को देखा"),
    ("", " देखा गया"),
    ("צפית ב-", ""),
    ("צפית בסרטון ", ""),
    ("", " دیکھی"),
    ("Đã xem ", ""),
)
_LIKED = (
    ("Liked ", ""),
    ("", " mag ich"),
    ("Mag ich: ", ""),
    ("", " positiv bewertet"),
    ("Vous avez aimé ", ""),
    ("A aimé ", ""),
    ("Te ha gustado ", ""),
    ("Te gustó ", ""),
    ("Você gostou de ", ""),
    ("Gostou de ", ""),
    ("Ti è piaciuto ", ""),
    ("Je vond ", " leuk"),
    ("Leuk gevonden: ", ""),
    ("Gillade ", ""),
    ("Polubiono: ", ""),
    ("Polubiono ", ""),
    ("Понравилось: ", ""),
    ("Понравилось видео ", ""),
    ("", " beğenildi"),
    ("Menyukai ", ""),
    ("", " を高く評価しました"),
    ("", "を高く評価しました"),
    ("", "에 좋아요를 표시함"),
    ("", "에 좋아요를 표시했습니다."),
    ("顶了 ", ""),
    ("喜欢 ", ""),
    ("喜歡 ", ""),
)
_QUOTES = "\"'“”„«»「」"
_PAIRS = tuple((pair[0], pair[1]) for pair in ('""', "“”", "„“", "„”", "«»", "「」", "『』", "''", "‘’"))
"""Quotes as languages pair them; a title that ends as it begins by chance is seldom alone in it."""
_FEW, _MANY = 3, 20
"""Titles from which words around them are learned, and from which one in ten may differ; chosen by hand."""
_SHARE = 0.9
"""Share of many titles that a word at their edge stands in to be the service's and not theirs; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Template:
    """The words that the service puts before and after a title."""

    before: str = ""
    after: str = ""
    is_sure: bool = field(default=False, compare=False)
    """Whether a sentence around other words says that something else was done: it is not just learned from titles."""

    def bare(self, text: str) -> str | None:
        """Return the title in a sentence; None where the sentence is another."""
        if len(text) <= len(self.before) + len(self.after):
            return None
        if not (text.startswith(self.before) and text.endswith(self.after)):
            return None
        title = text[len(self.before) : len(text) - len(self.after)].strip()
        is_quoted = (self.before[-1:] or " ") in _QUOTES and (self.after[:1] or " ") in _QUOTES
        return title.strip(_QUOTES) if is_quoted else title


KNOWN = tuple(Template(*words) for words in sorted(_KNOWN, key=lambda words: -sum(map(len, words))))
"""Sentences that say someone watched a video, the longest first: 'Du så på ...' begins as 'Du så ...' does."""
LIKED = tuple(Template(*words) for words in _LIKED)
"""Sentences that say someone liked a video, which stand among watches in a whole account's activity."""


def _bare_frame(template: Template) -> Template:
    return Template(template.before.strip(), template.after.strip())


WATCHED_FRAMES = frozenset(map(_bare_frame, KNOWN))
LIKED_FRAMES = frozenset(map(_bare_frame, LIKED))
_OTHER = re.compile(
    r"(?:disliked|subscribed to|unsubscribed from|voted on|commented on|saved|added|shared|viewed|visited|searched for"
    r"|removed|reported)(?= |$)",
    re.IGNORECASE,
)


def is_other(sentence: str) -> bool:
    """Tell whether a sentence begins by saying, in English, that something else was done than watching or liking."""
    return bool(_OTHER.match(sentence))


def template_of(watches: Sequence[tuple[str, str]]) -> Template:
    """Return what stands around titles by pairs (sentence, link); quotes are part of it where all titles stand in them.

    A video without a title has its link in its place, which shows the sentence bare in any language; else a sentence
    that is known and stands in half of them; else the words that all of them begin or end with.
    """
    sentences = sorted({sentence for sentence, link in watches if link not in sentence})
    parted = (sentence.partition(link) for sentence, link in watches if link and sentence.count(link) == 1)
    shown = Counter(Template(before, after) for before, _, after in parted)
    for template in [*(template for template, _ in shown.most_common(2)), *KNOWN]:
        fits = sum(template.bare(sentence) is not None for sentence, _ in watches)
        if template != Template() and fits * 2 >= len(watches) > 0:
            return _with_quotes(replace(template, is_sure=True), sentences)
    return _with_quotes(_learned(sentences), sentences)


def frame_of(frames: Iterable[Template]) -> Template:
    """Return what stands around the titles of watches by what stands around every title, whatever was done.

    The commonest that is known to say that someone watched; else the commonest of those not known to say another thing.
    """
    counted = Counter(frame for frame in frames if frame not in LIKED_FRAMES and not is_other(frame.before))
    common = [frame for frame, _ in counted.most_common()]
    return next((frame for frame in common if frame in WATCHED_FRAMES), next(iter(common), Template()))


def _with_quotes(template: Template, sentences: Sequence[str]) -> Template:
    """Return a template with the quotes that nearly all titles stand in; where there are few, all of them."""
    titles = {title for sentence in sentences if (title := template.bare(sentence))}
    least = len(titles) if len(titles) < _MANY else _SHARE * len(titles)
    for opening, closing in _PAIRS:
        quoted = sum(
            len(title) > 2 and title[0] == opening and title[-1] == closing and opening not in title[1:-1]
            for title in titles
        )
        if len(titles) >= _FEW and quoted >= least:
            return replace(template, before=f"{template.before}{opening}", after=f"{closing}{template.after}")
    return template


def _learned(sentences: Sequence[str]) -> Template:
    """Return the whole words that nearly all sentences begin and end with; each keeps a word of its own."""
    if len(sentences) < _FEW:
        return Template()
    least = len(sentences) if len(sentences) < _MANY else _SHARE * len(sentences)
    parted = [sentence.split(" ") for sentence in sentences]
    before = _common(parted, least)
    after = _common([parts[len(before) :][::-1] for parts in parted], least)[::-1]
    return Template("".join(f"{word} " for word in before), "".join(f" {word}" for word in after))


def _common(parted: Iterable[Sequence[str]], least: float) -> list[str]:
    """Return the first words that at least so many share, of those that have a word behind them."""
    found: list[str] = []
    left = [parts for parts in parted if len(parts) > 1]
    while left:
        word, n = Counter(parts[len(found)] for parts in left).most_common(1)[0]
        if n < least:
            break
        found.append(word)
        left = [parts for parts in left if parts[len(found) - 1] == word and len(parts) > len(found) + 1]
    return found
