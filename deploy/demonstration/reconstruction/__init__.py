"""Rebuilds the months behind the printed dashboard of March 2018."""
