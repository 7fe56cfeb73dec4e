# SPDX-License-Identifier: MIT
"""One tool for each command of the program."""
