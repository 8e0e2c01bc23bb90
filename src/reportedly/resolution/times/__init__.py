"""Time values, anchored on publication and on what was told before."""
