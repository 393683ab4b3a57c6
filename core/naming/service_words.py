"""Know what services put around titles, in several languages: it says how something came, not what it is about."""

import re

from core.naming.function_words import listed

WATCHED = listed(
    """watched viewed listened played liked posted uploaded subscribed streamed rewatched bookmarked
angesehen angeschaut angehört gestreamt abgespielt
visto vistos escuchado reproducido
regardé regardée écouté écoutée visionné visionnée
assistido ouvido reproduzido
ascoltato riprodotto
bekeken beluisterd afgespeeld
視聴 視聴済み 再生 再生済み 既読 観看 已观看 시청 시청함"""
)
PARTS = listed(
    """ep eps episode episodes season seasons pt vol trailer teaser
folge folgen staffel staffeln kapitel
episodio episodios temporada temporadas capítulo capítulos
épisode épisodes saison saisons chapitre chapitres
episódio episódios
puntata puntate stagione stagioni capitolo
aflevering afleveringen seizoen seizoenen hoofdstuk
話 エピソード シーズン 予告 預告 预告"""
)
FORMATS = listed(
    """official videoclip lyric lyrics visualizer remaster remastered hd hq uhd 4k 8k fullhd 1080p 720p 480p uncut
livestream livestreams videos subtitled dubbed
offiziell offizielles offizieller musikvideo hörprobe
oficial subtitulado doblado officiel officielle sous-titré vostfr legendado dublado ufficiale sottotitoli
officiële ondertiteld
公式 動画 字幕 官方 视频 完整版 공식 뮤직비디오 브이로그 ブイログ vlog vlogs"""
)
SERVICE_WORDS = WATCHED | PARTS | FORMATS

FRAMES = re.compile(
    r"\b(?:official(?:\s+(?:music|lyrics?|hd))*|lyrics?|music)\s+(?:video|audio|clip)\b|\bfull\s+(?:album|movie|episode|"
    r"stream|video|version|concert)\b|\b(?:video|audio|v[íi]deo)\s+oficial\b|\b(?:clip|vid[ée]o)\s+officiel(?:le)?\b|"
    r"\boffizielles\s+(?:musik)?video\b|\bvideo\s+ufficiale\b|\b[áa]lbum\s+complet[oe]?\b|\bganzer\s+film\b|"
    r"\bpel[íi]cula\s+completa\b|\bfilm\s+(?:complet|completo)\b|\bfilme\s+completo\b",
    re.IGNORECASE,
)
