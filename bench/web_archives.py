# Called by bench/web_archives: makes archives, reads them with our reader and its peers, compares.
# SPDX-License-Identifier: Apache-2.0
"""web_archives.py RECORDS GIBIBYTES"""
import collections, gzip, io, json, os, random, subprocess, sys, tempfile, time, zlib

import brotli
from fastwarc.warc import ArchiveIterator as FastIterator, WarcRecordType
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

WORDS = "water harbour council minister talks evening street river bridge vote report people".split()


def page(seed, size=20000):
    rng = random.Random(seed)
    out = [f"<html><head><title>Report {seed}</title></head><body><h1>Report {seed}</h1>"]
    length = 0
    while length < size:
        paragraph = " ".join(rng.choice(WORDS) + str(rng.randrange(1000)) for _ in range(40))
        out.append(f"<p>{paragraph}.</p>\n")
        length += len(out[-1])
    return "".join(out).encode()


def chunked(body):
    out = b""
    for at in range(0, len(body), 3000):
        piece = body[at:at + 3000]
        out += b"%x\r\n%s\r\n" % (len(piece), piece)
    return out + b"0\r\n\r\n"


# How the body is sent, and the headers that say so. Damage and speed are asked of archives that all three can read.
COMMON = {
    "plain": (lambda b: b, []),
    "gzip": (lambda b: gzip.compress(b, mtime=0), [("Content-Encoding", "gzip")]),
    "deflate": (zlib.compress, [("Content-Encoding", "deflate")]),
    "chunked": (chunked, [("Transfer-Encoding", "chunked")]),
}
CODINGS = COMMON | {
    "gzip in chunks": (lambda b: chunked(gzip.compress(b, mtime=0)),
                       [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
    "brotli": (brotli.compress, [("Content-Encoding", "br")]),
    # What crawlers leave behind that unpack a body and keep its headers.
    "unpacked, headers left": (lambda b: b, [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
}


def write(path, count, packed, size=20000, codings=COMMON):
    """An archive of `count` responses with requests, pictures and error pages between them."""
    names = list(codings)
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=packed)
        out_record = lambda *args, **more: writer.write_record(writer.create_warc_record(*args, **more))
        out_record("https://orra.example/", "warcinfo", payload=io.BytesIO(b"software: bench\r\n"))
        for i in range(count):
            url = f"https://orra.example/{i}"
            send, more = codings[names[i % len(names)]]
            status = "404 Not Found" if i % 11 == 5 else "200 OK"
            kind = "image/png" if i % 13 == 6 else "text/html; charset=utf-8"
            headers = StatusAndHeaders(status, [("Content-Type", kind), *more], protocol="HTTP/1.1")
            out_record(url, "request", payload=io.BytesIO(b""),
                       http_headers=StatusAndHeaders("GET / HTTP/1.1", [("Host", "orra.example")], is_http_request=True))
            out_record(url, "response", payload=io.BytesIO(send(page(i, size))), http_headers=headers)


def is_page(status, kind):
    return str(status).startswith("2") and (kind or "").split(";")[0].strip() in ("text/html", "application/xhtml+xml")


def row(url, body):
    return url, len(body), zlib.crc32(body)


# The peers give their pages one by one, so that those before a failure count.
def by_warcio(path):
    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response" or not record.http_headers:
                continue
            if is_page(record.http_headers.get_statuscode(), record.http_headers.get_header("Content-Type")):
                yield row(record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())


def by_fastwarc(path):
    # "all" takes the chunks and the packing away. A file name is read without Python in between.
    for record in FastIterator(path, record_types=WarcRecordType.response, auto_decode="all"):
        if record.http_headers is None:
            continue
        if is_page(record.http_headers.status_code, record.http_headers.get("Content-Type")):
            yield row(record.headers.get("WARC-Target-URI"), record.reader.read())


def ours(records, path):
    rows = [json.loads(line) for line in subprocess.run([records, "--list", path], capture_output=True, check=True).stdout.splitlines()]
    pages = [(row["url"], row["size"], row["crc32"]) for row in rows if "fault" not in row]
    return pages, [row["fault"] for row in rows if "fault" in row]


def truth(count, size=20000):
    out = []
    for i in range(count):
        if i % 11 == 5 or i % 13 == 6:
            continue
        body = page(i, size)
        out.append((f"https://orra.example/{i}", len(body), zlib.crc32(body)))
    return out


class Answer:
    def __init__(self, expected, pages, told):
        """Pages in their order; `told` is what was said of what is wrong: faults, or an exception."""
        self.right = sum((collections.Counter(expected) & collections.Counter(pages)).values())
        self.wrong = len(pages) - self.right
        self.whole = pages == expected and not told
        self.told = told

    def __str__(self):
        return f"{self.right} right, {self.wrong} wrong, {self.told or 'nothing'} told"


def ask_ours(records, path, expected):
    pages, faults = ours(records, path)
    return Answer(expected, pages, f"{len(faults)} faults" if faults else "")


def ask_peer(reader, path, expected):
    pages, told = [], ""
    try:
        for page_row in reader(path):
            pages.append(page_row)
    except Exception as error:
        told = type(error).__name__
    return Answer(expected, pages, told)


def ask_all(what, records, path, expected):
    """Prints all three answers; gives ours."""
    answer = ask_ours(records, path, expected)
    print(f"{what}, {len(expected)} pages: ours {answer} | warcio {ask_peer(by_warcio, path, expected)} | "
          f"fastwarc {ask_peer(by_fastwarc, path, expected)}", flush=True)
    return answer


def odd_ones(content, packed):
    """The archive with one thing wrong with it, by what that is."""
    at = len(content) * 2 // 3
    odd = {"cut off": content[:at], "a hole": content[:at] + content[at + 30000:],
           "a damaged byte": content[:at] + bytes([content[at] ^ 0x10]) + content[at + 1:]}
    if packed:
        odd["garbage behind"] = content + b"garbage"
        return odd
    odd["garbage in front"] = random.Random(1).randbytes(5000) + content
    # Of a response that is not the last: the length that its record says.
    record = content.index(b"WARC-Type: response", at)
    begin = content.index(b"Content-Length: ", content.rindex(b"WARC/1.", 0, record)) + len(b"Content-Length: ")
    end = content.index(b"\r\n", begin)
    said = int(content[begin:end])
    odd["a length too short"] = content[:begin] + str(said // 2).encode() + content[end:]
    odd["a length too long"] = content[:begin] + str(said * 2).encode() + content[end:]
    return odd


def compare(records, folder):
    bad = []
    expected = truth(200)
    for name in ("plain.warc", "gzip.warc.gz"):
        path = os.path.join(folder, name)
        packed = name.endswith(".gz")
        whole = {f"bodies {coding}": {coding: how} for coding, how in CODINGS.items()}
        for what, codings in (whole | {"bodies of all kinds": CODINGS, "bodies of the first four": COMMON}).items():
            write(path, 200, packed, codings=codings)
            if not ask_all(f"{name}, {what}", records, path, expected).whole:
                bad.append(f"{name}, {what}")
        with open(path, "rb") as whole:
            odd = odd_ones(whole.read(), packed)
        for what, content in odd.items():
            with open(path, "wb") as out:
                out.write(content)
            answer = ask_all(f"{name}, {what}", records, path, expected)
            # A damaged byte of an archive without check sums shows nowhere: one page may be wrong.
            may_be_silent = what == "a damaged byte" and not packed
            if not answer.told and not may_be_silent:
                bad.append(f"{name}, {what}: a silent loss")
    return bad


def timed(call):
    """The answer and the processor time of this process and its children."""
    before = os.times()
    result = call()
    after = os.times()
    return result, sum(after[:4]) - sum(before[:4])


def speed(records, folder):
    path = os.path.join(folder, "speed.warc.gz")
    write(path, 1500, True, 60000)
    expected = len(truth(1500, 100))
    run = lambda: json.loads(subprocess.run([records, path], capture_output=True, check=True).stdout)["pages"]
    count = lambda reader: sum(1 for _ in reader(path))
    rows = []
    for name, call in (("ours", run), ("fastwarc", lambda: count(by_fastwarc)), ("warcio", lambda: count(by_warcio))):
        best = min((timed(call) for _ in range(3)), key=lambda pair: pair[1])
        rows.append((name, *best))
    for name, pages, seconds in rows:
        print(f"speed, {name}: {pages} of {expected} pages, {pages / seconds:.0f} a second of processor time, "
              f"{seconds / rows[0][2]:.2f} times our time", flush=True)
    return [] if rows[0][1] == expected else ["speed: a page is missing"]


def flat(records, folder, gibibytes):
    """One archive of gzip members over and over, so that it takes no longer to make than to write."""
    small = os.path.join(folder, "small.warc.gz")
    write(small, 400, True, 60000)
    piece = open(small, "rb").read()
    times = max(1, int(gibibytes * 2**30 / len(piece)))
    path = os.path.join(folder, "large.warc.gz")
    with open(path, "wb") as out:
        for _ in range(times):
            out.write(piece)
    read = lambda name: json.loads(subprocess.run([records, name], capture_output=True, check=True).stdout)
    few, many = read(small), read(path)
    print(f"memory: {few['megabytes']} MB over {len(piece) / 2**20:.1f} MiB, {many['megabytes']} MB over "
          f"{os.path.getsize(path) / 2**30:.2f} GiB packed ({many['bytes'] / 2**30:.2f} GiB of pages, {many['pages']} pages, {many['faults']} faults, {many['seconds']} s)")
    bomb = os.path.join(folder, "bomb.warc.gz")
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    with open(bomb, "wb") as out:
        head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" % (10 << 30)
        out.write(packer.compress(head))
        zeros = bytes(1 << 24)
        for _ in range(10 * 64):
            out.write(packer.compress(zeros))
        out.write(packer.flush() + piece)
    stopped = read(bomb)
    print(f"memory: {stopped['megabytes']} MB over a member of 10 GiB of zeros ({os.path.getsize(bomb) / 2**20:.1f} MiB packed) with {few['pages']} pages behind it: "
          f"{stopped['pages']} pages, {stopped['faults']} faults, {stopped['seconds']} s")
    wrong = (many["pages"] != times * few["pages"] or many["megabytes"] > 256 or many["faults"] > 0 or
             stopped["pages"] != few["pages"] or stopped["faults"] != 1 or stopped["megabytes"] > 256)
    return ["memory"] if wrong else []


def main():
    records, gibibytes = sys.argv[1], float(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        bad = compare(records, folder)
        bad += speed(records, folder)
        bad += flat(records, folder, gibibytes)
    if bad:
        sys.exit("wrong: " + "; ".join(bad))


main()
