"""Sharing a whole number out over months in proportion to weights, exactly."""

from fractions import Fraction
from typing import Mapping


def apportion(total: int, weights: Mapping[int, Fraction], upper: Mapping[int, int] | None = None) -> dict[int, int]:
    """Whole shares that add to `total`, in proportion to `weights` by largest remainder.

    A share never exceeds its `upper` bound; what a bound cuts off goes to the others. Raises ValueError when the
    bounds, or an absence of months, leave no room for the total.
    """
    if total < 0:
        raise ValueError(f"cannot share out {total}")
    shares: dict[int, int] = {}
    open_keys = set(weights)
    rest = total
    while open_keys:
        weight = sum(weights[key] for key in open_keys)
        quotas = {key: rest * weights[key] / weight for key in open_keys}
        over = [key for key in open_keys if upper is not None and quotas[key] > upper[key]]
        if not over:
            shares.update(_largest_remainder(rest, quotas, upper))
            return {key: shares[key] for key in weights}
        for key in over:
            assert upper is not None
            shares[key] = upper[key]
            rest -= upper[key]
            open_keys.remove(key)
    if rest != 0:
        raise ValueError(f"{rest} of {total} left over after every bound")
    return {key: shares[key] for key in weights}


def _largest_remainder(
    total: int, quotas: Mapping[int, Fraction], upper: Mapping[int, int] | None
) -> dict[int, int]:
    shares = {key: int(quota) for key, quota in quotas.items()}
    left = total - sum(shares.values())
    for key in sorted(quotas, key=lambda key: (shares[key] - quotas[key], key)):
        if left == 0:
            break
        if upper is None or shares[key] < upper[key]:
            shares[key] += 1
            left -= 1
    if left != 0:
        raise ValueError(f"{left} of {total} left over after rounding")
    return shares
