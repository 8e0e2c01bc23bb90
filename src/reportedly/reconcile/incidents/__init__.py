"""Which claims tell of one happening, and where and when it is said to have been."""
