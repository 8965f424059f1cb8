// Scatter belongs to the core. A chart of another type needs a line here and a new build.
import Plotly from 'plotly.js/lib/core'
import bar from 'plotly.js/lib/bar'
import heatmap from 'plotly.js/lib/heatmap'
import danish from 'plotly.js/lib/locales/da'

Plotly.register([bar, heatmap, danish])
window.Plotly = Plotly
