"""What every goal needs: a stack to measure, peers beside it, load tools, and rounds that alternate."""
