"""Work on every core: the same as on one."""

import os

import pytest

from copydesk.cores import spread
from copydesk.error import DeskError


class Work:
    """Doubles numbers, and says in which process."""

    def __call__(self, number: int) -> tuple[int, int]:
        if number == 13:
            raise DeskError("13 can't be doubled.")
        return 2 * number, os.getpid()


def test_the_results_come_in_the_order_of_the_tasks():
    results = list(spread(Work(), range(12), jobs=3))
    assert [doubled for doubled, _ in results] == [2 * number for number in range(12)]
    assert results[0][1] == os.getpid() and len({process for _, process in results}) > 1


def test_one_job_is_done_here():
    assert {process for _, process in spread(Work(), range(12), jobs=1)} == {os.getpid()}


def test_a_single_task_and_none_need_no_other_process():
    assert list(spread(Work(), [3], jobs=4)) == [(6, os.getpid())]
    assert list(spread(Work(), [], jobs=4)) == []


@pytest.mark.parametrize("jobs", (1, 2))
def test_what_goes_wrong_is_said_here(jobs):
    with pytest.raises(DeskError, match="13 can't be doubled"):
        list(spread(Work(), range(20), jobs))
