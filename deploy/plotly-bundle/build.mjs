// Builds assets/plotly-<hash>.min.js and copies Bootstrap's style sheet there; see README.md.
import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'

const assets = new URL(process.argv[2] ?? '../../assets/', import.meta.url)
const { version } = createRequire(import.meta.url)('plotly.js/package.json')
const licence = `/* plotly.js ${version} (scatter, bar, heatmap, Danish). Copyright 2012-2026, Plotly, Inc. MIT licence. */`

// Every attribute carries its documentation. Plotly's own builds leave it out in the same way: a tenth of the bundle.
const documentation = /\bdescription:\s*(?:\[[^\]]*\]\.join\([^)]*\)|'(?:[^'\\]|\\.)*'|`[^`]*`)\s*(?:,|(?=\}))/g
const withoutDocumentation = {
  name: 'without-documentation',
  setup: ({ onLoad }) =>
    onLoad({ filter: /plotly\.js\/src\/.*\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(documentation, ''),
      loader: 'js'
    }))
}

const result = await build({
  entryPoints: ['entry.js'],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  define: { global: 'window', 'process.env.NODE_ENV': '"production"' },
  loader: { '.css': 'empty' }, // the style sheet of maps, which are not in the bundle
  plugins: [withoutDocumentation],
  banner: { js: licence },
  legalComments: 'eof',
  write: false
})
const code = result.outputFiles[0].contents
const hash = createHash('sha256').update(code).digest('hex').slice(0, 10)

readdirSync(assets)
  .filter((name) => /^plotly-.*\.min\.js$/.test(name))
  .forEach((name) => rmSync(new URL(name, assets)))
writeFileSync(new URL(`plotly-${hash}.min.js`, assets), code)

// The map file is not shipped, so the line that points to it goes.
const bootstrap = readFileSync('node_modules/bootstrap/dist/css/bootstrap.min.css', 'utf8')
writeFileSync(new URL('bootstrap.min.css', assets), bootstrap.replace(/\/\*# sourceMappingURL=.*\*\/\s*$/, ''))

console.log(`plotly-${hash}.min.js ${code.length} bytes, ${gzipSync(code).length} gzipped`)
