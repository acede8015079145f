#include "pdf/marked_content.h"

#include <utility>

#include "pdf/syntax.h"

namespace gazette::pdf {

void MarkedContent::begin(std::string_view tag, NextId next_id) {
    tag_ = tag;
    next_id_ = std::move(next_id);
    begin_sequence();
}

void MarkedContent::begin_artifact() {
    next_id_ = nullptr;
    begin_sequence();
}

void MarkedContent::end() {
    out_ += "EMC\n";
}

void MarkedContent::begin_replaced(std::string_view text) {
    if (!next_id_) return;
    end();
    out_ += "/Span <</MCID " + std::to_string(next_id_()) + " /ActualText " + text_string(text) + ">> BDC\n";
}

void MarkedContent::end_replaced() {
    if (!next_id_) return;
    end();
    begin_sequence();
}

void MarkedContent::begin_sequence() {
    if (next_id_) {
        out_.append("/").append(tag_) += " <</MCID ";
        append_decimal(out_, next_id_(), 0);
        out_ += ">> BDC\n";
    } else {
        out_ += "/Artifact BMC\n";
    }
}

}  // namespace gazette::pdf
