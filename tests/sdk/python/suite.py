"""The published Python SDK against the sandbox: every check, one line each into the file that is named.

A line is "ok", or "failed" with its reason, then the name.
"""

import sys
from unittest import TestResult, TestSuite, defaultTestLoader

# In this order: the last one ends every token.
MODULES = ["test_auth", "test_vehicle", "test_v3", "test_management", "test_webhooks", "test_errors", "test_expiry"]


class Lines(TestResult):
    """Writes what became of each check."""

    def __init__(self, file):
        super().__init__()
        self.file = file

    def addSuccess(self, test):
        self._write("ok", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._write("failed", test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self._write("failed", test, err)

    def _write(self, verdict, test, err=None):
        name = test.id().split(".", 2)[-1].removeprefix("test_")
        reason = " ".join(f"{err[0].__name__}: {err[1]}".split()) if err else ""
        print(verdict, name, reason, sep="\t", file=self.file, flush=True)


def main(path):
    with open(path, "w", encoding="utf-8") as file:
        result = Lines(file)
        TestSuite(defaultTestLoader.loadTestsFromNames(MODULES)).run(result)
    return 0 if result.wasSuccessful() else 1


sys.exit(main(sys.argv[1]))
