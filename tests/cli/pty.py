"""Runs a command in a pseudo-terminal of its own and plays a person at it.

Standard input: a JSON object with `command`, `env`, `columns`, `rows` and `steps`, a list of pairs: what has to appear
since the keys of the step before, and the keys that are pressed then. Standard output: a JSON object with `shown` (all
that was written, without colours and with a new line wherever the cursor moved), `exit` (null where the command had to
be ended), `missing` (what never appeared) and `restored` (the terminal is in the mode in which it was found).
"""

import fcntl
import json
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time

SECONDS = 15
COLOURS = re.compile(r"\x1b\[[0-9;]*m|\r")
MOVES = re.compile(r"(\x1b\[[0-9;?]*[A-Za-z])+")


def main():
    play = json.load(sys.stdin)
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", play["rows"], play["columns"], 0, 0))
    before = termios.tcgetattr(slave)

    def own_terminal():
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)

    child = subprocess.Popen(
        play["command"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=play["env"],
        start_new_session=True,
        preexec_fn=own_terminal,
    )
    raw = b""
    steps = list(play["steps"])
    since = 0
    deadline = time.monotonic() + SECONDS
    ended = False
    while time.monotonic() < deadline:
        readable, _, _ = select.select([master], [], [], 0.02)
        if readable:
            raw += os.read(master, 65536)
        elif ended:
            break
        ended = child.poll() is not None
        shown = MOVES.sub("\n", COLOURS.sub("", raw.decode(errors="replace")))
        if steps and steps[0][0] in shown[since:]:
            since = len(shown)
            os.write(master, steps.pop(0)[1].encode())
    if not ended:
        child.kill()
        child.wait()
    restored = termios.tcgetattr(slave) == before
    missing = [pattern for pattern, _ in steps]
    exit_code = child.returncode if ended else None
    print(json.dumps({"shown": shown, "exit": exit_code, "missing": missing, "restored": restored}))


main()
