"""Charts of the page: their geometry and what they count. `templates/charts.html` draws them as SVG.

Every chart is told in numbers beside it; every colour comes with a pattern, and dots always mean "not known".
"""
