"""Owners who walk through Connect: in Chromium as the SDK's own suite does it, or by its forms alone."""

import re
import shutil
import tempfile
from urllib.parse import parse_qs, urljoin, urlsplit

import requests
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.wait import WebDriverWait

PATIENCE = 30

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # The last address is read, never loaded: no other host is asked, so none can be slow.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def sign_in_with_browser(url, make, email):
    """Signs in with a browser nobody has used before and returns the query Connect came back with."""
    options = webdriver.ChromeOptions()
    options.binary_location = _command("chromium")
    service = webdriver.ChromeService(_command("chromedriver"))
    with tempfile.TemporaryDirectory(prefix="sdk-python-", ignore_cleanup_errors=True) as profile:
        for flag in [*FLAGS, f"--user-data-dir={profile}"]:
            options.add_argument(flag)
        driver = webdriver.Chrome(options, service)
        try:
            return _walk(driver, url, make, email)
        finally:
            driver.quit()


def _walk(driver, url, make, email):
    """The order, selectors and waits of the SDK's own suite."""
    wait = WebDriverWait(driver, PATIENCE)

    def find(by, selector):
        return wait.until(expected_conditions.presence_of_element_located((by, selector)))

    driver.get(url)
    find(By.CSS_SELECTOR, "button#continue-button").click()
    find(By.CSS_SELECTOR, f"button#{make}.brand-list-item").click()
    find(By.ID, "username").send_keys(email)
    find(By.ID, "password").send_keys("password")
    find(By.ID, "sign-in-button").click()
    find(By.ID, "approval-button").click()
    wait.until(expected_conditions.url_contains("example.com"))
    return _query(driver.current_url)


def _command(name):
    found = shutil.which(name)
    if not found:
        raise RuntimeError(f"{name} is not installed")
    return found


def sign_in_by_forms(url, make, email):
    """The same walk by plain forms, without cookies, for the many logins that differ in their e-mail only: a browser
    takes seconds for each. What a browser meets on these pages the first logins have shown."""
    welcome = _go(url)
    _go(urljoin(welcome, "brands"), {"make": make})
    permissions = _go(urljoin(welcome, "sign-in"), {"username": email, "password": "password"})
    html = requests.get(permissions, timeout=10).text
    ticked = re.findall(r'name="(car|permission)" value="([^"]*)" checked', html)
    return _query(_go(permissions, [*ticked, ("decision", "approve")]))


def _go(url, form=None):
    """Opens an address, or sends a form there, and returns where the answer leads."""
    method = "GET" if form is None else "POST"
    response = requests.request(method, url, data=form, allow_redirects=False, timeout=10)
    location = response.headers.get("location")
    if not location:
        raise RuntimeError(f"{url} leads nowhere: {response.status_code} {response.text}")
    return urljoin(url, location)


def _query(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
