"""Know words of several languages that measure, count and praise, and are no subject: times, numbers, tips."""

from core.naming.function_words import listed

PADDING = listed(
    """zeit tag tage tagen woche wochen monat monate monaten jahr jahre jahren stunde stunden minute minuten abend nacht
morgen mal zwei drei vier fünf sechs sieben acht neun zehn zwölf zwanzig dreißig hundert erste erster ersten erstes
zweite zweiten letzte letzten neue neuer neuen neues gut gute guter guten besser beste besten besten alt alte alten
anfänger anfang ende tipp tipps trick tricks anleitung leute ding dinge sache sachen fehler grund gründe frage fragen
liebe ganze echte richtig wirklich langsam schnell einfach schwer allein einführung handbuch üben übung übungen
tiempo vez veces día días semana semanas mes meses año años hora horas minutos noche mañana cosa cosas gente dos tres
cuatro cinco seis siete ocho nueve diez primera primero primer última último nuevo nueva mejor mejores bueno buena
fácil rápido principiantes consejo consejos truco trucos guía error errores razón manera introducción completo curso
nunca siempre casi menos
temps fois jour jours semaine semaines mois an ans année années heure heures minute minutes soir matin chose choses
gens deux trois quatre cinq six sept huit neuf dix cinquante premier première dernier dernière nouveau nouvelle nouveaux
bon bonne meilleur meilleure facile rapide débutant débutants conseil conseils astuce astuces erreur erreurs façon
vrai petit petite grand grande introduction cours trop lentement doucement rapidement vraiment simplement facilement
seulement souvent toujours jamais encore enfin presque assez beaucoup mieux moins vieux vieille vieil
tempo vez vezes dia dias semana semanas mês meses ano anos hora horas minuto minutos noite manhã coisa coisas gente
dois duas três quatro cinco seis sete oito nove dez primeira primeiro última último novo nova melhor melhores bom boa
fácil rápido iniciante iniciantes dica dicas truque guia erro erros jeito introdução sempre quase devagar
volta volte giorno giorni settimana settimane mese mesi anno anni ora ore minuti sera mattina cosa cose gente due tre
quattro cinque sei sette otto nove dieci prima primo ultima ultimo nuovo nuova migliore migliori buono facile veloce
principianti consiglio consigli trucco guida errore errori modo introduzione
tijd keer dag dagen week weken maand maanden jaar jaren uur uren minuten avond nacht ding dingen mensen twee drie vier
vijf zes zeven acht negen tien eerste laatste nieuw nieuwe beste goed goede beginners tip tips fout fouten
年 月 日 時間 分 半年 一年 毎日 週間 二週間 今日 昨日 朝 夜 夏 冬 年目 回 個 本 話 理由 方法 原因
秘密 記録 コツ まとめ 失敗 入門 初心者 最初 最後 一番 前 後 次 今 人 私 僕 物 事 方 時 キロ 円"""
)
