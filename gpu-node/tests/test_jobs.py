"""Jobs whose training goes wrong."""

from __future__ import annotations

import math

import pytest

from constellation_gpu_node.engine import Cost, LossPoint, Progress
from constellation_gpu_node.jobs import FineTuningJobs
from constellation_gpu_node.metrics import Metrics
from constellation_gpu_node.refusals import Refused


@pytest.mark.parametrize("loss", [math.nan, math.inf])
def test_a_loss_that_is_no_number_ends_the_job_and_names_the_rate(loss: float) -> None:
    jobs = FineTuningJobs.__new__(FineTuningJobs)
    jobs._metrics = Metrics("cpu")
    progress = Progress()
    assert jobs._after(progress, LossPoint(1, 10, 0.5), Cost(0.1))
    with pytest.raises(Refused, match="learning_rate: the loss of step 2 is") as refused:
        jobs._after(progress, LossPoint(2, 20, loss), Cost(0.1))
    assert refused.value.param == "learning_rate"
