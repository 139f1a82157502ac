package dev.gradtwin.compare.report;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as a parser of GitHub's dialect understands it. */
public final class Rendered {
  private final Node root;

  public Rendered(String markdown) {
    root = Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(markdown);
  }

  /** Every node of a kind. */
  public <T extends Node> List<T> all(Class<T> kind) {
    return within(root, kind);
  }

  /** Every node of a kind below another. */
  public static <T extends Node> List<T> within(Node node, Class<T> kind) {
    List<T> found = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (kind.isInstance(child)) {
        found.add(kind.cast(child));
      }
      found.addAll(within(child, kind));
    }
    return found;
  }

  /** All that is HTML, or leads somewhere. */
  public List<Node> markup() {
    return all(Node.class).stream()
        .filter(
            node ->
                node instanceof HtmlBlock
                    || node instanceof HtmlInline
                    || node instanceof Link
                    || node instanceof Image)
        .toList();
  }

  /** All that is code, as it is shown. */
  public List<String> code() {
    List<String> code = new ArrayList<>();
    all(Code.class).forEach(node -> code.add(node.getLiteral()));
    all(FencedCodeBlock.class).forEach(node -> code.add(node.getLiteral()));
    return code;
  }

  /** All that is text and no code. */
  public String text() {
    StringBuilder text = new StringBuilder();
    all(Text.class).forEach(node -> text.append(node.getLiteral()).append('\n'));
    return text.toString();
  }
}
