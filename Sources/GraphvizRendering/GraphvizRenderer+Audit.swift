public import Diagrams

extension GraphvizRenderer {
  /// Measures a laid-out picture, with the widths that its texts have in its font.
  ///
  /// - Throws: ``GraphvizError/unavailable(message:)`` if Graphviz cannot be started.
  public func audit(_ picture: LaidOutDiagram) throws(GraphvizError) -> LayoutAudit {
    LayoutAudit(picture, widths: TextWidths(try widths(of: picture.measuredLines, font: picture.theme.font)))
  }
}
