"""The hooks that a repository of translations can use, run by pre-commit in a scratch repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not shutil.which("pre-commit"), reason="pre-commit is not installed")


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull, "LANG": "en_US.UTF-8"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose hooks are ours, run with the Python of the tests instead of an environment of their own."""
    local = [hook | {"language": "system", "entry": f"{sys.executable} -m {hook['entry']}"} for hook in HOOKS]
    config = {"repos": [{"repo": "local", "hooks": local}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    run("git", "init", "-q", folder=tmp_path)
    return tmp_path


@pytest.mark.parametrize(("figure", "passes"), [("443.7", True), ("44.37", False)])
def test_a_wrong_figure_stops_the_commit_and_a_right_one_does_not(repository: Path, figure: str, passes: bool):
    (repository / "rows.tsv").write_text(f"zh\ten\n产值达4437亿元。\tOutput reached {figure} billion yuan.\n", "utf-8")
    run("git", "add", ".", folder=repository)
    outcome = run("pre-commit", "run", "--all-files", folder=repository)
    assert (outcome.returncode == 0) == passes, outcome.stdout
    assert ("number-magnitude" in outcome.stdout) != passes


def test_a_broken_glossary_stops_the_commit(repository: Path):
    (repository / "terms.csv").write_text("zh,en,en_forbidden\n经营主体,business entities,business entities\n", "utf-8")
    run("git", "add", ".", folder=repository)
    outcome = run("pre-commit", "run", "--all-files", folder=repository)
    assert outcome.returncode != 0 and "terms.csv:2" in outcome.stdout
