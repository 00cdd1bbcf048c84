"""LibreOffice at work, run by a Python that has its `uno`: types into the cells of sheets as a person does, and saves them.

Its one argument is JSON: `profile` (the address of a folder), and `sheets`, each with its `source`, what is typed (`cells`), and
its `targets`, each an address with the names of its form.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def named(**values: Any) -> tuple[Any, ...]:
    found = []
    for name, value in values.items():
        one = PropertyValue()
        one.Name, one.Value = name, value
        found.append(one)
    return tuple(found)


def connected(pipe: str) -> Any:
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    while True:  # whoever runs this bounds the time
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)


def type_and_save(make: Callable[[str], Any], sheet: Any) -> None:
    book = make("com.sun.star.frame.Desktop").loadComponentFromURL(sheet["source"], "_blank", 0, named(Hidden=True))
    typist, window = make("com.sun.star.frame.DispatchHelper"), book.getCurrentController().Frame
    for cell, text in sheet["cells"].items():
        typist.executeDispatch(window, ".uno:GoToCell", "", 0, named(ToPoint=cell))
        typist.executeDispatch(window, ".uno:EnterString", "", 0, named(StringName=text))
    for address, form, options in sheet["targets"]:
        book.storeToURL(address, named(FilterName=form, FilterOptions=options))
    book.close(True)


def work(asked: Any) -> None:
    pipe = f"handoff-{os.getpid()}"
    command = ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation={asked['profile']}"]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"], start_new_session=True)
    try:
        there = connected(pipe)
        for sheet in asked["sheets"]:
            type_and_save(lambda name: there.ServiceManager.createInstanceWithContext(name, there), sheet)
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()


work(json.loads(sys.argv[1]))
