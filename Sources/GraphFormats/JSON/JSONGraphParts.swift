/// What a reader of a graph in JSON works with; each format adds how nodes and edges are written in it.
struct JSONGraphParts {
  let source: SourceText
  let options: ReadOptions
  var assembler: GraphAssembler
  var attributes = JSONAttributes()

  init(_ source: SourceText, _ options: ReadOptions) {
    (self.source, self.options, assembler) = (source, options, GraphAssembler(source, options))
  }

  /// The graph of what was read.
  consuming func finish() throws(FormatError) -> ReadGraph {
    assembler.notices += attributes.notices
    var result = try assembler.finish()
    try result.chooseIDs(options, automatic: [], isNumbered: { _ in false }, source: source)
    return result
  }
}
