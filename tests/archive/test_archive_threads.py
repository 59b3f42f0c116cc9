"""An archive that is read by several threads from the first moment on."""

import subprocess
import sys

ASKED = """
import sys, threading, zlib
from hexapla.archive.storing import unpack
from hexapla.values.record import Record
sys.setswitchinterval(1e-6)
told = zlib.compress(b'{"id":"a","titles":{},"kind":"x","start":null,"end":null,"places":[],'
                     b'"series":null,"articles":[]}')
gate = threading.Barrier(12)
def read():
    gate.wait()
    unpack(told, Record)
threads = [threading.Thread(target=read) for _ in range(12)]
[one.start() for one in threads]
[one.join() for one in threads]
"""


def test_threads_that_read_the_first_record_at_once_do_not_end_the_process() -> None:
    for _ in range(8):  # without care a third of such processes end with a fault
        assert subprocess.run([sys.executable, "-c", ASKED], check=False, capture_output=True).returncode == 0
