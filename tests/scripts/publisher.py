# SPDX-License-Identifier: MIT
"""A web server on this machine whose files misbehave as asked."""

import dataclasses
import http.server
import re
import threading
import time


@dataclasses.dataclass
class File:
    body: bytes = b""
    etag: str | None = '"first"'
    status: int = 200
    headers: dict = dataclasses.field(default_factory=dict)
    ranges: bool = True           # goes on in the middle when asked
    minds_if_range: bool = True   # as RFC 9110 wants it
    off_by: int = 0               # begins so many bytes too late, and says so
    length: bool = True           # says how long the answer is
    claims: int | None = None     # says that it is so long
    cut_after: int | None = None  # closes after so many bytes of the answer, the first time
    chunk_pause: float = 0.0      # seconds between pieces of 1000 bytes
    silent: float = 0.0           # seconds without a byte at the end


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):  # noqa: N802
        publisher = self.server.publisher
        publisher.requests.append((self.path, dict(self.headers)))
        file = publisher.files.get(self.path.split("?")[0], File(b"<title>Not here</title>", status=404))
        if isinstance(file, list):  # one after the other, the last for good
            file = file.pop(0) if len(file) > 1 else file[0]
        start = self.start_of(file)
        self.send_response(206 if start is not None else file.status)
        if start is not None:
            self.send_header("Content-Range", f"bytes {start}-{len(file.body) - 1}/{len(file.body)}")
        if file.etag:
            self.send_header("ETag", file.etag)
        for name, value in file.headers.items():
            self.send_header(name, value)
        body = file.body[start or 0:]
        if file.length:
            self.send_header("Content-Length", str(len(body) if file.claims is None else file.claims))
        else:
            self.send_header("Connection", "close")
        self.end_headers()
        cut, file.cut_after = file.cut_after, None
        self.send(body if cut is None else body[:cut], file.chunk_pause)
        time.sleep(file.silent)
        if cut is not None or not file.length:
            self.close_connection = True

    def start_of(self, file):
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if not asked or not file.ranges or file.status != 200:
            return None
        if file.minds_if_range and self.headers.get("If-Range") not in (None, file.etag):
            return None
        return int(asked[1]) + file.off_by

    def send(self, body, pause):
        try:
            for at in range(0, len(body), 1000):
                self.wfile.write(body[at:at + 1000])
                self.wfile.flush()
                if pause:
                    time.sleep(pause)
        except OSError:
            self.close_connection = True


class Publisher:
    """`files` by path; `requests` are paths with their headers, in order."""

    def __init__(self):
        self.files, self.requests = {}, []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.publisher = self
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,))
        self.thread.start()

    def address(self, path):
        return f"http://127.0.0.1:{self.server.server_port}{path}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
