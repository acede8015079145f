#!/usr/bin/env python3
"""Binds one text in many scripts (../shared/corpora/udhr) into one edition and compares the text behind its PDF with what
went in: nothing missing, nothing added, in order.

  tests/corpora/scripts.py GAZETTE [--keep FOLDER] [--verbose]

Prints a line a text. Compared after NFKC without white space, soft hyphens and invisible format characters, as lines end
where the page wants it. Exits with 1 where a text differs or a character has no face, with 77 (skipped) where the corpus or
pdfinfo is absent.
"""
import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.normpath(os.path.join(HERE, '..', '..', '..', 'shared', 'corpora', 'udhr'))
HEADINGS = {'title'}


def local(tag):
    return tag.rsplit('}', 1)[-1]


def paragraphs(path):
    """(is a heading, text) in order."""
    for element in ElementTree.parse(path).getroot().iter():
        text = ' '.join((element.text or '').split())
        if local(element.tag) in ('title', 'para') and text:
            yield local(element.tag) in HEADINGS, text


def language(path):
    root = ElementTree.parse(path).getroot()
    return root.get('{http://www.w3.org/XML/1998/namespace}lang') or root.get('iso639-3') or 'und'


def escaped(text):
    return re.sub(r'([\\`*_{}\[\]<>#+\-.!|~&()])', r'\\\1', text)


def write_markdown(path, folder):
    name = os.path.basename(path)[:-4]
    lines = list(paragraphs(path))
    headline = next(text for is_heading, text in lines if is_heading)
    rest = lines[:]
    rest.remove((True, headline))
    body = '\n\n'.join(('## ' if is_heading else '') + escaped(text) for is_heading, text in rest)
    with open(os.path.join(folder, name + '.md'), 'w', encoding='utf-8') as file:
        file.write(f'---\nlang: {language(path)}\n---\n# {escaped(headline)}\n\n{body}\n')
    return name, [text for _, text in rest]


def reduced(text):
    text = unicodedata.normalize('NFKC', unicodedata.normalize('NFKC', text).casefold())
    return ''.join(c for c in text if not c.isspace() and unicodedata.category(c) not in ('Cf', 'Cc'))


def articles_of(pdf):
    """The text of each Art element."""
    done = subprocess.run(['pdfinfo', '-struct-text', pdf], capture_output=True, check=True, text=True)
    parts = re.split(r'^ *Art\b.*$', done.stdout, flags=re.MULTILINE)[1:]
    return [''.join(found[1] for found in re.finditer(r'^\s*"(.*)"\s*$', part, re.MULTILINE)) for part in parts]


def missing_lines(lines, text):
    """Those that do not follow each other in the text."""
    at = 0
    for line in lines:
        start = text.find(reduced(line), at)
        if start < 0:
            yield line
        else:
            at = start + len(reduced(line))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('gazette')
    parser.add_argument('--keep')
    parser.add_argument('--verbose', action='store_true')
    options = parser.parse_args()
    files = sorted(glob.glob(os.path.join(CORPUS, '*.xml')))
    if not files or not shutil.which('pdfinfo'):
        print('skipped: no', CORPUS, 'or no pdfinfo')
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or scratch
        texts = os.path.join(folder, 'texts')
        os.makedirs(texts, exist_ok=True)
        wanted = [write_markdown(path, texts) for path in files]
        done = subprocess.run([options.gazette, 'build', texts, '--date', '2026-11-24', '--format', 'pdf', '-o', folder],
                              capture_output=True, text=True)
        print(done.stderr, end='')
        pdf = done.stdout.strip()
        if not pdf:
            return 1
        articles = [reduced(text) for text in articles_of(pdf)]
    failures = done.stderr.count('no font has') + abs(len(articles) - len(wanted))
    for (name, lines), text in zip(wanted, articles):
        missing = list(missing_lines(lines, text))
        failures += len(missing)
        print(f'{name}: {len(lines) - len(missing)} of {len(lines)} paragraphs in order')
        for line in missing if options.verbose else []:
            print('   ', line[:100])
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
