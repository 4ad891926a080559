import Diagrams
import GraphCore

/// What every view can be told.
struct ViewSettings {
  /// Those to point out.
  var highlighted: [NodeID] = []
  /// How many organisations, or rows of a table, to draw at most; nil for what suits the view.
  var limit: Int?
  /// The title, instead of the finding.
  var title: String?
  var frame = FrameSize.widescreen
  var theme = Theme.light
}
