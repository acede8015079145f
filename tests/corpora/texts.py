#!/usr/bin/env python3
"""How well text dumps of whole pages are read: runs `gazette inspect --json` over them and scores its text.

  tests/corpora/texts.py GAZETTE [--worst N]

Exits with 77 (skipped) where ../shared/corpora is absent.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CORPORA = os.path.normpath(os.path.join(HERE, '..', '..', '..', 'shared', 'corpora'))
TEXTS = os.path.join(CORPORA, 'aeb', 'dev', 'text')


def read_texts(gazette):
    """{file name without its ending: the article's text}; inputs of the same text are one article, so each is read alone."""
    found = {}
    for name in sorted(os.listdir(TEXTS)):
        done = subprocess.run([gazette, 'inspect', '--json', os.path.join(TEXTS, name)], capture_output=True)
        for line in done.stdout.splitlines()[:1]:
            found[name[:-4]] = json.loads(line).get('text') or ''
    return found


def score(predictions, *arguments):
    with tempfile.NamedTemporaryFile('w', suffix='.json') as file:
        json.dump(predictions, file)
        file.flush()
        script = os.path.join(CORPORA, 'scorers', 'score-extraction.py')
        done = subprocess.run([sys.executable, script, '--set', 'aeb', '--part', 'dev', *arguments, file.name],
                              capture_output=True, text=True)
    return (done.stdout + done.stderr).rstrip()


def as_they_stand():
    return {name[:-4]: open(os.path.join(TEXTS, name), encoding='utf-8').read() for name in os.listdir(TEXTS)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('gazette')
    parser.add_argument('--worst', default='0')
    options = parser.parse_args()
    if not os.path.isdir(TEXTS):
        print(f'skipped: {TEXTS} is absent')
        return 77
    print('text dumps     ', score(read_texts(os.path.abspath(options.gazette)), '--worst', options.worst))
    print('as they stand  ', score(as_they_stand()))
    return 0


if __name__ == '__main__':
    sys.exit(main())
