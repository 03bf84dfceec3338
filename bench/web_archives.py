# Called by bench/web_archives: makes archives, reads them with our reader and its peers, compares.
# SPDX-License-Identifier: Apache-2.0
"""web_archives.py RECORDS GIBIBYTES"""
import gzip, io, json, os, random, subprocess, sys, tempfile, time, zlib

from fastwarc.warc import ArchiveIterator as FastIterator, WarcRecordType
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

try:
    import brotli
except ImportError:
    brotli = None

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


# How the body is sent, and the headers that say so.
CODINGS = {
    "plain": (lambda b: b, []),
    "gzip": (lambda b: gzip.compress(b, mtime=0), [("Content-Encoding", "gzip")]),
    "deflate": (zlib.compress, [("Content-Encoding", "deflate")]),
    "chunked": (chunked, [("Transfer-Encoding", "chunked")]),
    "gzip in chunks": (lambda b: chunked(gzip.compress(b, mtime=0)),
                       [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
    "unpacked with the headers left": (lambda b: b, [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
}
if brotli:
    CODINGS["brotli"] = (brotli.compress, [("Content-Encoding", "br")])


def write(path, count, packed, size=20000):
    """An archive of `count` responses with requests, pictures and error pages between them."""
    names = list(CODINGS)
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=packed)
        out_record = lambda *args, **more: writer.write_record(writer.create_warc_record(*args, **more))
        out_record("https://orra.example/", "warcinfo", payload=io.BytesIO(b"software: bench\r\n"))
        for i in range(count):
            url = f"https://orra.example/{i}"
            send, more = CODINGS[names[i % len(names)]]
            status = "404 Not Found" if i % 11 == 5 else "200 OK"
            kind = "image/png" if i % 13 == 6 else "text/html; charset=utf-8"
            headers = StatusAndHeaders(status, [("Content-Type", kind), *more], protocol="HTTP/1.1")
            out_record(url, "request", payload=io.BytesIO(b""),
                       http_headers=StatusAndHeaders("GET / HTTP/1.1", [("Host", "orra.example")], is_http_request=True))
            out_record(url, "response", payload=io.BytesIO(send(page(i, size))), http_headers=headers)


def is_page(status, kind):
    return str(status).startswith("2") and (kind or "").split(";")[0].strip() in ("text/html", "application/xhtml+xml")


def by_warcio(path):
    out = []
    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response" or not record.http_headers:
                continue
            if is_page(record.http_headers.get_statuscode(), record.http_headers.get_header("Content-Type")):
                body = record.content_stream().read()
                out.append((record.rec_headers.get_header("WARC-Target-URI"), len(body), zlib.crc32(body)))
    return out


def by_fastwarc(path):
    out = []
    with open(path, "rb") as stream:
        for record in FastIterator(stream, record_types=WarcRecordType.response, auto_decode="all"):
            if record.http_headers is None:
                continue
            if is_page(record.http_headers.status_code, record.http_headers.get("Content-Type")):
                body = record.reader.read()
                out.append((record.headers.get("WARC-Target-URI"), len(body), zlib.crc32(body)))
    return out


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


def guarded(reader, path):
    try:
        return reader(path)
    except Exception as error:  # peers raise on some of the odd ones
        return f"raised {type(error).__name__}"


def show(what, expected, got):
    if isinstance(got, str):
        return f"{what} {got}"
    return f"{what} {len(set(expected) & set(got))} right, {len(set(got) - set(expected))} wrong"


def compare(records, folder):
    bad = 0
    expected = truth(200)
    for name, packed in (("plain", False), ("gzip", True)):
        path = os.path.join(folder, f"{name}.warc" + (".gz" if packed else ""))
        write(path, 200, packed)
        pages, faults = ours(records, path)
        right = pages == expected and not faults
        bad += not right
        print(f"whole, {name}: of {len(expected)} pages", "ours all right" if right else show("ours", expected, pages),
              "|", show("warcio", expected, guarded(by_warcio, path)), "|", show("fastwarc", expected, guarded(by_fastwarc, path)))
        bytes_ = open(path, "rb").read()
        rng = random.Random(1)
        at = len(bytes_) * 2 // 3
        odd = {"cut off": bytes_[:at], "a hole": bytes_[:at] + bytes_[at + 30000:],
               "a damaged byte": bytes_[:at] + bytes([bytes_[at] ^ 0x10]) + bytes_[at + 1:],
               "garbage in front": rng.randbytes(5000) + bytes_ if not packed else bytes_ + b"garbage"}
        if not packed:
            half = bytes_.index(b"Content-Length: ", at) + len(b"Content-Length: ")
            end = bytes_.index(b"\r\n", half)
            said = int(bytes_[half:end])
            odd["a length too short"] = bytes_[:half] + str(said // 2).encode() + bytes_[end:]
            odd["a length too long"] = bytes_[:half] + str(said * 2).encode() + bytes_[end:]
        for what, content in odd.items():
            path = os.path.join(folder, "odd.warc" + (".gz" if packed else ""))
            with open(path, "wb") as out:
                out.write(content)
            pages, faults = ours(records, path)
            wrong = set(pages) - set(expected)
            # A damaged byte of an archive without check sums shows nowhere.
            told = bool(faults) or (what == "a damaged byte" and not packed)
            bad += (bool(wrong) and told is False) or not told
            print(f"  {name}, {what}:", show("ours", expected, pages), f"{len(faults)} told |",
                  show("warcio", expected, guarded(by_warcio, path)), "|",
                  show("fastwarc", expected, guarded(by_fastwarc, path)))
    return bad


def timed(call):
    begin = time.process_time(), time.perf_counter(), os.times()
    result = call()
    after = os.times()
    child = after.children_user + after.children_system - begin[2].children_user - begin[2].children_system
    return result, time.process_time() - begin[0] + child


def speed(records, folder):
    path = os.path.join(folder, "speed.warc.gz")
    write(path, 1500, True, 60000)
    expected = len(truth(1500, 100))
    run = lambda: json.loads(subprocess.run([records, path], capture_output=True, check=True).stdout)
    rows = []
    for name, call in (("ours", lambda: run()["pages"]), ("fastwarc", lambda: len(by_fastwarc(path))), ("warcio", lambda: len(by_warcio(path)))):
        pages, seconds = timed(call)
        rows.append((name, pages, seconds))
    base = rows[0][2]
    for name, pages, seconds in rows:
        print(f"speed, {name}: {pages} of {expected} pages, {pages / seconds:.0f} pages per second of processor time, {seconds / base:.2f} times ours")
    return rows[0][1] != expected


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
    return (many["pages"] != times * few["pages"] or many["megabytes"] > 256 or many["faults"] > 0 or
            stopped["pages"] != few["pages"] or stopped["faults"] != 1 or stopped["megabytes"] > 256)


def main():
    records, gibibytes = sys.argv[1], float(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        bad = compare(records, folder)
        bad += speed(records, folder)
        bad += flat(records, folder, gibibytes)
    sys.exit(1 if bad else 0)


main()
