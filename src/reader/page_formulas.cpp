#include <cstddef>
#include <utility>
#include <vector>

#include "base/text.h"
#include "reader/page_builder.h"

namespace gazette::reader::html {

namespace {

/// The arguments of a part of a formula; white space between them is none.
std::vector<NodeIndex> arguments_of(const Page& page, NodeIndex part) {
    std::vector<NodeIndex> arguments;
    for (const NodeIndex child : Children(page, part)) {
        if (page[child].tag != Tag::text || !base::trim(page[child].text).empty()) {
            arguments.push_back(child);
        }
    }
    return arguments;
}

/// Whether it has more than one number, name or sign.
bool is_compound(const Page& page, NodeIndex argument) {
    std::size_t words = 0;
    for (NodeIndex i = argument; i < page[argument].end; ++i) {
        words += page[i].tag == Tag::text && !base::trim(page[i].text).empty() ? 1 : 0;
    }
    return words > 1;
}

}  // namespace

bool BlockBuilder::is_formula_part(NodeIndex node) const {
    const Tag tag = page_[node].tag;
    const std::size_t arguments = tag >= Tag::mfrac && tag <= Tag::msup ? arguments_of(page_, node).size() : 0;
    return tag == Tag::msqrt ? arguments > 0 : tag == Tag::msubsup ? arguments == 3 : arguments == 2;
}

/// Powers and indices stand above and below, fractions and roots are written in one line.
void BlockBuilder::add_formula_part(NodeIndex node, Flow& flow) {
    const std::vector<NodeIndex> arguments = arguments_of(page_, node);
    switch (page_[node].tag) {
    case Tag::mfrac:
        add_operand(arguments[0], flow);
        flow.line.add_text("/");
        add_operand(arguments[1], flow);
        break;
    case Tag::mroot:
        add_raised(arguments[1], article::Superscript{}, flow);
        flow.line.add_text("√");
        add_operand(arguments[0], flow);
        break;
    case Tag::msqrt: {
        const bool compound = is_compound(page_, node);
        flow.line.add_text(compound ? "√(" : "√");
        for (const NodeIndex argument : arguments) {
            add(argument, flow);
        }
        flow.line.add_text(compound ? ")" : "");
        break;
    }
    case Tag::msubsup:
        add(arguments[0], flow);
        add_raised(arguments[1], article::Subscript{}, flow);
        add_raised(arguments[2], article::Superscript{}, flow);
        break;
    case Tag::msub:
        add(arguments[0], flow);
        add_raised(arguments[1], article::Subscript{}, flow);
        break;
    default:
        add(arguments[0], flow);
        add_raised(arguments[1], article::Superscript{}, flow);
        break;
    }
}

/// In brackets where it would run into what stands beside it.
void BlockBuilder::add_operand(NodeIndex argument, Flow& flow) {
    const bool compound = is_compound(page_, argument);
    flow.line.add_text(compound ? "(" : "");
    add(argument, flow);
    flow.line.add_text(compound ? ")" : "");
}

void BlockBuilder::add_raised(NodeIndex argument, Wrapper wrapper, Flow& flow) {
    flow.line.open(std::move(wrapper));
    add(argument, flow);
    flow.line.close();
}

}  // namespace gazette::reader::html
