#!/usr/bin/env python3
"""Writes pages of nothing but text, in many languages and character sets, where the way from the text back to the page
takes most: every letter, or every word, has a place of its own.
  bench/dense_pages.py FOLDER"""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import random
import sys

RUSSIAN = "вода поднялась нижний город мэр сообщил вечером река жители дома улицы помощь работа совет мост школа".split()
GREEK = "νερό πόλη δήμαρχος κάτοικοι ποταμός βροχή δρόμος γέφυρα σχολείο βοήθεια".split()
FRENCH = "l'eau est montée près de l'école à Orra où le maire a été élevé évacué forêt".split()
JAPANESE = "水位が 上昇し 市長は 避難を 呼びかけた 住民は 体育館に 集まり 堤防は 持ちこたえた".split()
CHINESE = "洪水昨晚 淹没了 下城 市长表示 居民已经 撤离到 学校 河流水位 仍在上升 救援人员".split()
THAI = "น้ำท่วม เมืองออร่า เมื่อวานนี้ นายก กล่าวว่า ประชาชน ย้ายไป ที่โรงเรียน แล้ว".split()


def page(words, blank, stop, letters, charset):
    head = f"<!DOCTYPE html><html><head><meta charset={charset}><title>{words[0]}</title></head><body><h1>{words[0]}</h1>"
    paragraphs = []
    size = 0
    while size < letters:
        sentences = [blank.join(random.choice(words) for _ in range(12)) for _ in range(4)]
        paragraphs.append(f"<p>{(stop + ' ').join(sentences)}{stop}</p>\n")
        size += len(paragraphs[-1])
    return f"{head}<article>{''.join(paragraphs)}</article></body></html>"


def main():
    random.seed(5)
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)

    def write(name, words, charset, codec=None, blank=" ", stop=".", letters=100_000, change=lambda text: text):
        text = change(page(words, blank, stop, letters, charset))
        (folder / f"{name}.html").write_bytes(text.encode(codec or charset))

    for charset in ("windows-1251", "koi8-r", "ibm866", "utf-8"):
        write(f"russian-{charset}", RUSSIAN, charset, "cp866" if charset == "ibm866" else None)
    write("russian-utf-16", RUSSIAN, "utf-16")
    write("russian-lines", RUSSIAN, "windows-1251", blank="\n")
    write("russian-references", RUSSIAN, "us-ascii", letters=30_000,
          change=lambda text: "".join(c if c < "\x80" else f"&#{ord(c)};" for c in text))
    write("greek", GREEK, "iso-8859-7", letters=50_000)
    write("thai", THAI, "windows-874", "cp874", blank="", letters=50_000)
    write("french", FRENCH, "iso-8859-1", letters=50_000)
    write("french-lines", FRENCH, "iso-8859-1", blank="\n", letters=50_000)
    write("french-references", FRENCH, "utf-8", letters=50_000,
          change=lambda text: text.replace("é", "&eacute;").replace("à", "&agrave;").replace("ê", "&ecirc;"))
    for charset in ("shift_jis", "euc-jp", "iso-2022-jp", "utf-8"):
        write(f"japanese-{charset}", JAPANESE, charset, blank="", stop="。", letters=50_000)
    for charset in ("gb18030", "utf-8"):
        write(f"chinese-{charset}", CHINESE, charset, blank="", stop="。", letters=50_000)


main()
