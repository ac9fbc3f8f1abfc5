"""Scorecard -> what people and programs read. Nothing here derives a judgement again."""
