//! From a comparison to a report: the one place that knows both.

use crate::article::Article;
use crate::claim::Claim;
use crate::compare::{ArticleId, Comparison, Detail, Statement, Witness};
use crate::report::{
    ArticleRecord, ArticleRef, DetailRecord, Excerpt, LinkRecord, MemberRecord, NameRecord, Offsets, Place,
    ReadingRecord, RelationRecord, Report, SCHEMA_VERSION, SetAsideRecord, SpeakerRecord, StatementRecord,
    UnknownRecord,
};
use crate::span::Span;

impl Comparison {
    /// The comparison as plain data, to keep, print or serialise.
    #[must_use]
    pub fn report(&self) -> Report {
        Report {
            schema_version: SCHEMA_VERSION,
            offsets: Offsets::Bytes,
            story: self.story.clone(),
            articles: self.articles.iter().enumerate().map(|(at, a)| self.article_record(at, a)).collect(),
            names: self
                .names
                .iter()
                .map(|n| NameRecord {
                    id: n.id.clone(),
                    name: n.name.clone(),
                    kind: n.kind,
                    mentions: n.mentions.iter().map(|&(a, s)| self.place(a, s)).collect(),
                    stands_for: n.stands_for.map(str::to_owned),
                    acting: n.acting.iter().map(|&(a, s)| self.place(a, s)).collect(),
                    may_be: n.may_be.clone(),
                })
                .collect(),
            statements: self.statements.iter().map(|s| self.statement_record(s)).collect(),
            links: self
                .links()
                .map(|(a, b, relation)| LinkRecord { a: a.id().to_owned(), b: b.id().to_owned(), relation })
                .collect(),
            set_aside: self
                .articles
                .iter()
                .zip(&self.anatomies)
                .flat_map(|(article, anatomy)| {
                    anatomy.set_aside().iter().map(|s| SetAsideRecord {
                        article: article.id().to_owned(),
                        start: s.span().start(),
                        end: s.span().end(),
                        reason: s.reason(),
                        part: s.part(),
                    })
                })
                .collect(),
            notices: self.notices.clone(),
        }
    }

    fn article_record(&self, at: usize, article: &Article) -> ArticleRecord {
        let anatomy = &self.anatomies[at];
        let title = article.title().or_else(|| anatomy.headline().map(|s| s.of(article.text())));
        ArticleRecord {
            id: article.id().to_owned(),
            outlet: article.outlet().to_owned(),
            title: title.map(str::to_owned),
            published: article.published().map(str::to_owned),
            url: article.url().map(str::to_owned),
            language: anatomy.language(),
            complete: anatomy.is_complete(),
            extra: article.extra().clone(),
        }
    }

    fn statement_record(&self, statement: &Statement) -> StatementRecord {
        StatementRecord {
            id: statement.id().to_owned(),
            occasion: statement.occasion().map(str::to_owned),
            score: statement.score(),
            members: statement.claims().map(|(a, c)| self.member_record(a, c)).collect(),
            details: statement.details().iter().map(|d| self.detail_record(d)).collect(),
        }
    }

    fn member_record(&self, article: ArticleId, claim: &Claim) -> MemberRecord {
        let span = claim.span();
        MemberRecord {
            article: self.article(article).id().to_owned(),
            start: span.start(),
            end: span.end(),
            parts: claim.parts().iter().map(|p| [p.start(), p.end()]).collect(),
            text: self.words(article, span),
            kind: claim.kind(),
            asserted: claim.is_asserted(),
            speaker: claim.speaker().map(|s| SpeakerRecord {
                start: s.span().start(),
                end: s.span().end(),
                text: self.words(article, s.span()),
                names: s.names().to_vec(),
            }),
            cue: claim.cue().map(|c| Excerpt {
                start: c.span().start(),
                end: c.span().end(),
                text: self.words(article, c.span()),
            }),
        }
    }

    fn detail_record(&self, detail: &Detail) -> DetailRecord {
        DetailRecord {
            kind: detail.kind(),
            role: detail.role().to_owned(),
            readings: detail
                .readings()
                .iter()
                .map(|r| ReadingRecord {
                    value: r.value().to_owned(),
                    unit: r.unit().map(str::to_owned),
                    min: r.min,
                    max: r.max,
                    approx: r.approx.then_some(true),
                    witnesses: r.witnesses.iter().map(|&w| self.witness(w)).collect(),
                })
                .collect(),
            relations: detail.relations().iter().map(|&(a, b, relation)| RelationRecord { a, b, relation }).collect(),
            elsewhere: detail.elsewhere().iter().map(|&w| self.witness(w)).collect(),
            not_found: detail
                .not_found()
                .iter()
                .map(|&a| ArticleRef { article: self.article(a).id().to_owned() })
                .collect(),
            unknown: detail
                .unknown()
                .iter()
                .map(|&(a, reason)| UnknownRecord { article: self.article(a).id().to_owned(), reason })
                .collect(),
        }
    }

    fn witness(&self, witness: Witness) -> Place {
        self.place(witness.article(), witness.span())
    }

    fn place(&self, article: ArticleId, span: Span) -> Place {
        Place {
            article: self.article(article).id().to_owned(),
            start: span.start(),
            end: span.end(),
            text: self.words(article, span),
        }
    }

    fn words(&self, article: ArticleId, span: Span) -> String {
        span.of(self.article(article).text()).to_owned()
    }
}
