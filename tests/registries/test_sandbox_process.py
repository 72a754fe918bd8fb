"""The sandbox as it runs in the demo: a process of its own, without Django."""

import json
import signal
import subprocess
import sys
from urllib.error import HTTPError

import pytest

from enbek.registries import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode, Store, WrongFacts
from tests.registries.conftest import PERSON

STUDENT = {
    "studies": [
        {"institution": "Колледж", "kind": "college", "form": "full_time", "since": "2024-09-01", "until": None},
    ]
}


@pytest.fixture
def start(tmp_path):
    running = []

    def start() -> tuple[subprocess.Popen, SandboxClient]:
        command = [sys.executable, "-m", "enbek.registries.sandbox", "--port", "0", "--data", str(tmp_path)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        running.append(process)
        url = process.stdout.readline().split()[-1]
        return process, SandboxClient(url)

    yield start
    for process in running:
        process.kill()
        process.wait()
        process.stdout.close()


def test_facts_and_failures_survive_even_a_killed_process(start):
    process, state = start()
    state.set_facts(Registry.STUDY, PERSON.value, STUDENT)
    state.set_mode(Registry.PENSIONS, Mode.DOWN, PERSON.value)
    process.kill()
    process.wait()
    _, state = start()
    assert state.facts(Registry.STUDY, PERSON.value) == STUDENT
    assert state.faults() == [{"registry": "pensions", "iin": PERSON.value, "mode": "down"}]


def test_sigterm_ends_it_cleanly(start):
    process, state = start()
    state.set_mode(Registry.STUDY, Mode.OK)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=5) == 0


def test_a_population_written_to_the_file_is_served_at_once(start, tmp_path):
    _, state = start()
    Store(tmp_path).put_many([(Registry.STUDY, PERSON.value, STUDENT)])
    assert state.facts(Registry.STUDY, PERSON.value) == STUDENT


def test_facts_of_a_wrong_shape_are_refused_all_or_none(start, tmp_path):
    _, state = start()
    with pytest.raises(HTTPError) as refused:
        state.set_facts(Registry.STUDY, PERSON.value, {"studies": [{}]})
    assert refused.value.code == 400
    assert "data.studies[0]" in json.load(refused.value)["error"]
    with pytest.raises(WrongFacts):
        Store(tmp_path).put_many([(Registry.STUDY, PERSON.value, STUDENT), (Registry.PENSIONS, PERSON.value, {})])
    assert state.facts(Registry.STUDY, PERSON.value) == {"studies": []}


def test_a_taken_port_gets_one_sentence(start, tmp_path):
    _, state = start()
    port = state.base_url.rsplit(":", 1)[1]
    command = [sys.executable, "-m", "enbek.registries.sandbox", "--port", port, "--data", str(tmp_path)]
    second = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert second.returncode == 1
    assert second.stderr.startswith(f"The registry sandbox cannot take port {port}")
