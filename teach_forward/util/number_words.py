"""How languages say numbers in words: tables alone, which another language joins by one more entry in each.

An entry is a number and its words, with a bar between them.
"""

from __future__ import annotations

from collections.abc import Mapping


def _words(table: str) -> Mapping[int, str]:
    entries = (entry.partition(" ") for entry in table.split(", "))
    return {int(number): words for number, _, words in entries}


def _numbers(table: str) -> Mapping[str, int]:
    return {word: number for number, words in _words(table).items() for word in words.split("|")}


SCALES = {
    "en": _numbers("3 thousand, 6 million, 9 billion|bn, 12 trillion"),
    "fr": _numbers("3 mille, 6 million|millions, 9 milliard|milliards, 12 billion|billions"),
    "es": _numbers("9 mil millones, 3 mil, 6 millón|millones, 12 billón|billones"),
    "pt": _numbers("9 mil milhões|bilhão|bilhões, 3 mil, 6 milhão|milhões, 12 trilhão|trilhões"),
    "ar": _numbers("3 ألف|ألفا|ألفًا|آلاف, 6 مليون|مليونا|مليونًا|ملايين, 9 مليار|مليارا|مليارًا|مليارات"),
}
"""Words that multiply the number before them, each with its power of ten."""

CARDINALS = {
    "en": _numbers(
        "3 three, 4 four, 5 five, 6 six, 7 seven, 8 eight, 9 nine, 10 ten, 11 eleven, 12 twelve, 13 thirteen, "
        "14 fourteen, 15 fifteen, 16 sixteen, 20 twenty, 30 thirty, 40 forty, 50 fifty, 60 sixty"
    ),
    "fr": _numbers(
        "3 trois, 4 quatre, 5 cinq, 6 six, 7 sept, 8 huit, 10 dix, 11 onze, 12 douze, 13 treize, 14 quatorze, "
        "15 quinze, 16 seize, 20 vingt, 30 trente, 40 quarante, 50 cinquante, 60 soixante"
    ),
    "es": _numbers(
        "3 tres, 4 cuatro, 5 cinco, 6 seis, 7 siete, 8 ocho, 9 nueve, 10 diez, 12 doce, 13 trece, 14 catorce, "
        "15 quince, 20 veinte, 30 treinta, 40 cuarenta, 50 cincuenta, 60 sesenta"
    ),
    "pt": _numbers(
        "3 três, 4 quatro, 5 cinco, 6 seis, 7 sete, 8 oito, 9 nove, 10 dez, 11 onze, 12 doze, 13 treze, 14 "
        "catorze|quatorze, 15 quinze, 20 vinte, 30 trinta, 40 quarenta, 50 cinquenta, 60 sessenta"
    ),
    "ar": _numbers("3 ثلاث|ثلاثة, 4 أربع|أربعة, 5 خمس|خمسة, 6 ست|ستة, 7 سبع|سبعة, 8 ثماني|ثمانية, 9 تسع|تسعة, 10 عشرة"),
}
"""Words that say a number from 3 up and nothing else (not French "neuf", which is also new, or Spanish "once")."""

STEMS = {
    "en": _words(
        "0 zero|no|none|nothing, 1 one|an?|first|once|single|each|every|alone, 2 two|second|twice|both|pair, "
        "3 three|third|triple, 4 four|quarter, 5 five|fifth, 6 six, 7 seven, 8 eight, 9 nin, 10 ten, 11 "
        "eleven, 12 twel|dozen, 13 thirteen, 14 fourteen, 15 fifteen, 16 sixteen, 17 seventeen, 18 eighteen, "
        "19 nineteen, 20 twent, 30 thirt, 40 fort, 50 fift|half, 60 sixt, 70 sevent, 80 eight, 90 ninet, 100 "
        "hundred, 1000 thousand"
    ),
    "fr": _words(
        "0 zéro|aucun|rien, 1 une?|premi[eè]r|seul|chaque, 2 deux|second|double|binôme|paire, 3 "
        "trois|tiers|triple, 4 quatr|quart, 5 cinq, 6 six, 7 sept, 8 huit, 9 neu[fv], 10 dix|dizaine, 11 onz, "
        "12 douz, 13 treiz, 14 quatorz, 15 quinz, 16 seiz, 17 dix-sept, 18 dix-huit, 19 dix-neu[fv], 20 "
        "vingt, 30 trent, 40 quarant, 50 cinquant|moitié, 60 soixant, 70 soixante-dix|septant, 80 quatre- "
        "vingt|huitant|octant, 90 quatre-vingt-dix|nonant, 100 cent, 1000 mill"
    ),
    "es": _words(
        "0 cero|ning[uú]n|nada, 1 un[oa]?|primer|sol[oa]|cada, 2 dos|segund|doble|amb[oa]s|pareja, 3 "
        "tres|tercer|tercio|triple, 4 cuatro|cuart, 5 cinco|quint, 6 seis|sext, 7 siete|s[eé]ptim, 8 "
        "ocho|octav, 9 nueve|noven, 10 diez|d[eé]cim|decena, 11 once|und[eé]cim, 12 doce|docena, 13 trece, 14 "
        "catorce, 15 quince, 16 diecis[eé]is, 17 diecisiete, 18 dieciocho, 19 diecinueve, 20 veint, 30 "
        "treint, 40 cuarent, 50 cincuent|mitad, 60 sesent, 70 setent, 80 ochent, 90 novent, 100 cien, 1000 "
        "mil"
    ),
    "pt": _words(
        "0 zero|nenhum|nada, 1 uma?|primeir|só|únic|cada, 2 dois|duas|segund|dobro|amb[oa]s|par|dupla, 3 "
        "três|terceir|terço|triplo, 4 quatro|quart, 5 cinco|quint, 6 seis|sext|meia, 7 sete|sétim, 8 "
        "oito|oitav, 9 nove|non[oa], 10 dez|décim, 11 onze, 12 doze|dúzia, 13 treze, 14 catorze|quatorze, 15 "
        "quinze, 16 dez[ae]sseis, 17 dez[ae]ssete, 18 dezoito, 19 dez[ae]nove, 20 vint, 30 trint, 40 quarent, "
        "50 cinquent|metade, 60 sessent, 70 setent, 80 oitent, 90 novent, 100 cem|cent, 1000 mil"
    ),
    # A dual needs no word for 2 (ساعتان), and a single thing none for 1: these two always stand there.
    "ar": _words(
        "0 صفر|لا, 1 , 2 , 3 ثلاث|ثالث|ثلث, 4 أربع|رابع|ربع, 5 خمس|خامس, 6 ست|سادس|سدس, 7 سبع|سابع, 8 "
        "ثمان|ثامن|ثمن, 9 تسع|تاسع, 10 عشر|عاشر, 11 أحد عشر|إحدى عشرة|حادي, 12 اثن|ثاني عشر, "
        "13 ثلاثة? عشر, 14 أربعة? عشر, 15 خمسة? عشر, 16 ستة? عشر, 17 سبعة? عشر, 18 ثماني[ةن]? عشر, 19 تسعة? عشر, "
        "20 عشرون|عشرين, "
        "30 ثلاثون|ثلاثين, 40 أربعون|أربعين, 50 خمسون|خمسين|نصف, 60 ستون|ستين, 70 سبعون|سبعين, 80 "
        "ثمانون|ثمانين, 90 تسعون|تسعين, 100 مئة|مائة|مئت|مائت, 1000 ألف|آلاف"
    ),
}
"""Beginnings of the words that can stand for a number, as a regular expression: also ordinals, parts and groups."""

HIGHEST_WORD = 12
"""The highest number for which a word may stand in a language that is not in these tables."""
