#!/usr/bin/env python3
"""How well pages are read: runs `gazette inspect --json` over the corpora beside the project and prints a table.

  tests/corpora/pages.py GAZETTE [--worst N] [--only text,article,metadata,scripts,hostile,speed]

The scorer of article HTML needs lxml. Where trafilatura can be imported it is measured on the same pages. Exits with 77
(skipped) where ../shared/corpora is absent.
"""
import argparse
import gzip
import html
import json
import os
import re
import resource
import subprocess
import sys
import tarfile
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CORPORA = os.path.normpath(os.path.join(HERE, '..', '..', '..', 'shared', 'corpora'))
MOST_KIB = 512 * 1024
INTERNAL_ERROR = 70
SPEED_ROUNDS = 5
WORD = re.compile(r'[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|'
                  r'[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+')
BLOCK = re.compile(r'</?(?:p|h[1-6]|li|ul|ol|blockquote|figure|figcaption|br|tr|td|th|table|pre|hr|div|caption)\b[^>]*>')


def corpus(*parts):
    return os.path.join(CORPORA, *parts)


def unpack(pairs, folder):
    """Writes {name: path of a .gz} as NAME.html, so that nothing of the corpora stays behind."""
    os.makedirs(folder)
    for name, path in pairs:
        with gzip.open(path) as source, open(os.path.join(folder, name + '.html'), 'wb') as target:
            target.write(source.read())
    return folder


def inspect(gazette, *inputs):
    """{file name without its ending: the first article's JSON}"""
    done = subprocess.run([gazette, 'inspect', '--json', *inputs], capture_output=True)
    found = {}
    for line in done.stdout.splitlines():
        article = json.loads(line)
        name = os.path.basename(article['input'])
        found.setdefault(name[:-5] if name.endswith('.html') else name, article)
    return found


def score(script, *arguments):
    done = subprocess.run([sys.executable, corpus('scorers', script), *arguments], capture_output=True, text=True)
    return (done.stdout + done.stderr).rstrip()


def scored(predictions, script, *arguments):
    with tempfile.NamedTemporaryFile('w', suffix='.json') as file:
        json.dump(predictions, file)
        file.flush()
        return score(script, *arguments, file.name)


def without_figures(article):
    markup = re.sub(r'<figure.*?</figure>', '', article.get('html') or '', flags=re.S)
    return html.unescape(re.sub(r'<[^>]*>', '', BLOCK.sub('\n', markup)))


def aeb_pages(folder):
    base = corpus('aeb', 'dev', 'html')
    return unpack(((n[:-8], os.path.join(base, n)) for n in sorted(os.listdir(base))), os.path.join(folder, 'aeb'))


def page_text(gazette, folder, worst):
    found = inspect(gazette, aeb_pages(folder))
    arguments = ('score-extraction.py', '--set', 'aeb', '--part', 'dev')
    print('page text              ', scored({k: v.get('text') or '' for k, v in found.items()}, *arguments, '--worst', worst))
    print('  without the figures  ', scored({k: without_figures(v) for k, v in found.items()}, *arguments))


def article_html(gazette, folder, worst):
    base = corpus('readability', 'dev')
    pages = unpack(((n, os.path.join(base, n, 'source.html.gz')) for n in sorted(os.listdir(base))),
                   os.path.join(folder, 'readability'))
    found = inspect(gazette, pages)
    predictions = {k: {'html': v.get('html'), 'title': v.get('title'), 'byline': v.get('byline'),
                       'siteName': (v.get('source') or {}).get('name'), 'lang': v.get('language'), 'dir': v.get('direction'),
                       'publishedTime': v.get('published')} for k, v in found.items()}
    print('article HTML           ', scored(predictions, 'score-readability.py', '--part', 'dev', '--worst', worst))


def metadata(gazette, folder, worst):
    base = corpus('postlight-pages')
    pages = unpack(((n[:-8], os.path.join(base, n)) for n in sorted(os.listdir(base)) if n.endswith('.html.gz')),
                   os.path.join(folder, 'postlight'))
    found = inspect(gazette, pages)
    same = {'title': lambda a, b: squeezed(a) == squeezed(b), 'author': lambda a, b: squeezed(a) == squeezed(b),
            'date_published': lambda a, b: str(a)[:10] == str(b)[:10]}
    ours = {'title': 'title', 'author': 'author', 'date_published': 'published'}
    for field, equal in same.items():
        stated = {k[:-5]: v[field] for k, v in json.load(open(os.path.join(base, 'expected.json'))).items() if v.get(field)}
        wrong = [k for k, v in stated.items() if not equal(v, found.get(k, {}).get(ours[field]) or '')]
        right = len(stated) - len(wrong)
        print(f'metadata, {field:14}{right}/{len(stated)}  {100 * right / len(stated):.1f} %')
        for name in wrong[:int(worst)]:
            print(f'    {name}: {stated[name]!r}, not {found.get(name, {}).get(ours[field])!r}')


def squeezed(text):
    return re.sub(r'\s+', '', str(text)).lower()


def shingles(text):
    words = WORD.findall(text)
    counts = {}
    for i in range(max(1, len(words) - 3) if words else 0):
        key = tuple(words[i:i + 4])
        counts[key] = counts.get(key, 0) + 1
    return counts


def f1(rows):
    precision = [n / p for n, p, _ in rows if p]
    recall = [n / t for n, _, t in rows if t]
    p, r = (sum(x) / len(x) if x else 0.0 for x in (precision, recall))
    return 2 * p * r / (p + r) if p + r else 0.0


def overlap(truth, text):
    a, b = shingles(truth), shingles(text)
    return sum(min(n, b.get(k, 0)) for k, n in a.items()), sum(b.values()), sum(a.values())


def other_scripts(gazette, folder, _):
    """Pages whose truth is mostly not Latin; goose3's truth is only an opening, so it counts for recall of that opening."""
    base = corpus('multilingual', 'newspaper4k')
    truth = {}
    for name in sorted(os.listdir(os.path.join(base, 'txt'))):
        text = open(os.path.join(base, 'txt', name), encoding='utf-8').read()
        page = os.path.join(base, 'html', name[:-4] + '.html.gz')
        if os.path.exists(page) and sum(ord(c) > 0x600 for c in text[:300]) > 30:
            truth[name[:-4]] = (text, page)
    pages = unpack(((k, v[1]) for k, v in truth.items()), os.path.join(folder, 'scripts'))
    found = inspect(gazette, pages)
    ours = {k: found.get(k, {}).get('text') or '' for k in truth}
    print(f'other scripts           {len(truth)} pages, F1 {f1([overlap(truth[k][0], ours[k]) for k in truth]):.3f}')
    trafilatura = imported_trafilatura()
    theirs = {}
    for k in truth if trafilatura else ():
        data = open(os.path.join(pages, k + '.html'), 'rb').read()
        theirs[k] = trafilatura.extract(data, include_comments=False) or ''
    if theirs:
        print(f'  trafilatura                    F1 {f1([overlap(truth[k][0], theirs[k]) for k in truth]):.3f}')
    for k in truth:
        n, p, t = overlap(truth[k][0], ours[k])
        m, q, _ = overlap(truth[k][0], theirs.get(k, ''))
        print(f'    {k:24}{2 * n / (p + t) if p + t else 0:.3f}  {2 * m / (q + t) if q + t else 0:.3f}')


def imported_trafilatura():
    try:
        import trafilatura
        return trafilatura
    except ImportError:
        print('  trafilatura is not installed: not compared')
        return None


def html5lib_cases(folder):
    """Each #data of the tree construction and encoding tests as a page."""
    os.makedirs(folder)
    count = 0
    with tarfile.open(corpus('html5lib', 'html5lib-tests.tar.xz')) as archive:
        for member in archive:
            if not member.isfile():
                continue
            data = archive.extractfile(member).read()
            cases = re.findall(rb'(?:^|\n)#data\n(.*?)\n#(?:errors|encoding)', data, re.S) if member.name.endswith('.dat') else [data]
            for case in cases:
                with open(os.path.join(folder, f'{count}.html'), 'wb') as file:
                    file.write(case)
                count += 1
    return count


def hostile(gazette, folder, _):
    cases = os.path.join(folder, 'html5lib')
    count = html5lib_cases(cases)
    files = [os.path.join(cases, n) for n in sorted(os.listdir(cases))]
    for tag in ('div', 'b', 'a><div', 'ruby><rt', 'math><tr', 'table><tr><td', 'font><p', 'object><p', 'svg><title', 'form><p'):
        path = os.path.join(folder, f'deep-{len(files)}.html')
        with open(path, 'w') as file:
            file.write('<html><body>' + f'<{tag}>x' * 100_000)
        files.append(path)
    bad = 0
    for first in range(0, len(files), 200):
        for batch in batches_that_fail(gazette, files[first:first + 200]):
            print('    ', batch)
            bad += 1
    print(f'hostile                 {count} cases of html5lib, {len(files) - count} deep pages: {bad} crashed, hung or grew')


def runs_well(gazette, files):
    """Whether it ends by itself within two seconds a file, never holding more memory (its peak, as wait4 has it)."""
    with tempfile.TemporaryFile() as nowhere:
        started = subprocess.Popen([gazette, 'inspect', '--json', *files], stdout=nowhere, stderr=nowhere)
        timer = threading.Timer(2 * len(files), started.kill)
        timer.start()
        _, status, used = os.wait4(started.pid, 0)
        timer.cancel()
        started.returncode = os.waitstatus_to_exitcode(status)
    return 0 <= started.returncode < INTERNAL_ERROR and used.ru_maxrss <= MOST_KIB


def batches_that_fail(gazette, files):
    if runs_well(gazette, files):
        return []
    if len(files) == 1:
        return files
    middle = len(files) // 2
    return batches_that_fail(gazette, files[:middle]) + batches_that_fail(gazette, files[middle:])


def speed(gazette, folder, _):
    pages = os.path.join(folder, 'aeb')
    pages = pages if os.path.isdir(pages) else aeb_pages(folder)
    inspect(gazette, pages)
    before = cpu_of_children()
    for _ in range(SPEED_ROUNDS):
        subprocess.run([gazette, 'inspect', '--json', pages], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ours = (cpu_of_children() - before) / SPEED_ROUNDS
    print(f'speed                   {ours:.2f} s of CPU, user and system, start and output included')
    trafilatura = imported_trafilatura()
    if trafilatura:
        data = [open(os.path.join(pages, n), 'rb').read() for n in sorted(os.listdir(pages))]
        started = time.process_time()
        for each in data:
            trafilatura.bare_extraction(each, with_metadata=True)
        theirs = time.process_time() - started
        print(f'  trafilatura           {theirs:.2f} s of CPU, user and system, {theirs / ours:.1f} times as long')


def cpu_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


PARTS = {'text': page_text, 'article': article_html, 'metadata': metadata, 'scripts': other_scripts, 'hostile': hostile,
         'speed': speed}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('gazette')
    parser.add_argument('--worst', default='0')
    parser.add_argument('--only', default=','.join(PARTS))
    options = parser.parse_args()
    if not os.path.isdir(CORPORA):
        print(f'skipped: {CORPORA} is absent')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        for part in options.only.split(','):
            PARTS[part](os.path.abspath(options.gazette), folder, options.worst)
    return 0


if __name__ == '__main__':
    sys.exit(main())
