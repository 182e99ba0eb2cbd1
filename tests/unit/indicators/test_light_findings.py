"""Pages and charts are made from findings without loading what works them out."""

import subprocess
import sys


def test_findings_and_words_load_no_numpy():
    told = "import sys, comhla.indicators.findings, comhla.indicators.words; print('numpy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
