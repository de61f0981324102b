"""A page, and its translation into a language of which nothing is known but its name."""

from __future__ import annotations

ENGLISH = """# About

Hello.

## One {#one}

The first of them says what there is to say about it.

## Two {#two}

The second of them says a little more than the first.
"""

SWAHILI = """# Kuhusu

Habari.

## Moja {#one}

Sehemu ya kwanza inasema kile ambacho kinafaa kusemwa hapa leo.

## Mbili {#two}

Sehemu ya pili inasema zaidi kidogo kuliko ile ya kwanza hapa.
"""
