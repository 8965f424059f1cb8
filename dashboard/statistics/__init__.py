"""The figures shown, each with its rule: scores, points, uncertainty, verdicts, reliability, answer quality."""
