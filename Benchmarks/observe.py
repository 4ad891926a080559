"""Runs a command and prints as JSON what it took.

A process of its own, and small, because the system counts the memory of whoever starts a program as the program's own.

usage: observe.py COMMAND [ARGUMENT ...]
"""

import json
import os
import subprocess
import sys
import time

start = time.perf_counter()
with subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
    output, errors = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
seconds = time.perf_counter() - start
figures = {"wall": seconds, "cpu": usage.ru_utime + usage.ru_stime, "peak_mb": usage.ru_maxrss / 1024}
print(json.dumps(figures | {"status": process.returncode, "output": output, "errors": errors}))
