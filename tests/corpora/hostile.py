#!/usr/bin/env python3
"""That nothing hostile, broken or foreign makes `gazette inspect` crash, hang or grow: each file of the corpora on its own.

  tests/corpora/hostile.py GAZETTE [--only hostile,html5lib,warc,mail,readlater,opml] [--all]

A file fails that ends the program by a signal or as a bug, takes more than 2 s of CPU or more than 512 MiB, or leaves neither an
article nor a diagnostic with a text. Prints a row for each folder and each failure (--all: for each file), and exits with 1
where one failed, with 77 (skipped) where ../shared/corpora is absent.
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import tarfile
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CORPORA = os.path.normpath(os.path.join(HERE, '..', '..', '..', 'shared', 'corpora'))
FOLDERS = ('hostile', 'html5lib', 'warc', 'mail', 'readlater', 'opml')
SECONDS = 2
MEBIBYTES = 512
NO_CASE = ('SOURCE.txt', 'LICENSE', 'LICENSE.md', 'README.md')


def files_of(folder, scratch):
    root = os.path.join(CORPORA, folder)
    if folder == 'html5lib':
        root = os.path.join(scratch, folder)
        unpack(os.path.join(CORPORA, folder), root)
    for path, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if name not in NO_CASE:
                yield os.path.join(path, name), os.path.relpath(os.path.join(path, name), root)


def unpack(folder, root):
    """The archive's files, and the pages in its tables of tests: a line "#data", a page, a line "#errors"."""
    for archive in sorted(name for name in os.listdir(folder) if '.tar' in name):
        with tarfile.open(os.path.join(folder, archive)) as tar:
            for member in tar:
                if member.isfile():
                    target = os.path.join(root, member.name)
                    os.makedirs(os.path.dirname(target), exist_ok=True)
                    data = tar.extractfile(member).read()
                    write(target, data)
                    for number, page in enumerate(data.split(b'#data\n')[1:]):
                        write(f'{target}-{number}.html', page.split(b'\n#errors')[0])


def write(path, data):
    with open(path, 'wb') as file:
        file.write(data)


def limits():
    # A little more, so that one that goes beyond is seen to.
    resource.setrlimit(resource.RLIMIT_CPU, (4 * SECONDS, 4 * SECONDS))


def inspect(gazette, path):
    """status, CPU seconds, peak MiB, articles, diagnostics"""
    with tempfile.TemporaryFile() as out:
        # A process of its own reports its own peak, not that of all children.
        child = subprocess.Popen([gazette, 'inspect', '--json', path], stdout=out, stderr=subprocess.DEVNULL, preexec_fn=limits)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        parts = [json.loads(line) for line in out]
    articles = sum('text' in part for part in parts)
    diagnostics = [each for part in parts for each in part['diagnostics']]
    return child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, articles, diagnostics


def failure(status, seconds, mebibytes, articles, diagnostics):
    if status < 0:
        return f'ended by signal {-status}'
    if status not in (0, 3, 4):
        return f'exit status {status}'
    if seconds > SECONDS:
        return f'{seconds:.1f} s of CPU'
    if mebibytes > MEBIBYTES:
        return f'{mebibytes:.0f} MiB'
    if articles == 0 and not any(each['what'] for each in diagnostics):
        return 'neither an article nor a reason'
    return ''


def row(name, count, articles, refused, seconds, mebibytes, failed):
    print(f'{name:<12} {count:>6} {articles:>9} {refused:>8} {seconds:>8.2f} {mebibytes:>8.0f} {failed:>7}')


def run(gazette, folder, scratch, show_all):
    count = total = refused = failed = 0
    slowest = largest = 0.0
    for path, name in files_of(folder, scratch):
        status, seconds, mebibytes, articles, diagnostics = inspect(gazette, path)
        why = failure(status, seconds, mebibytes, articles, diagnostics)
        count += 1
        total += articles
        refused += articles == 0
        slowest = max(slowest, seconds)
        largest = max(largest, mebibytes)
        failed += bool(why)
        if why or show_all:
            reason = diagnostics[0]['what'] if diagnostics else ''
            print(f'  {name}: {why or str(articles) + " articles"} {reason}')
    row(folder, count, total, refused, slowest, largest, failed)
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('gazette')
    parser.add_argument('--only', default=','.join(FOLDERS))
    parser.add_argument('--all', action='store_true')
    options = parser.parse_args()
    if not os.path.isdir(CORPORA):
        print(f'skipped: {CORPORA} is absent')
        return 77
    print('folder        files  articles  refused  slowest  largest  failed\n'
          '                                             s      MiB')
    with tempfile.TemporaryDirectory() as scratch:
        failed = sum(run(os.path.abspath(options.gazette), folder, scratch, options.all) for folder in options.only.split(','))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
